import { describe, expect, test } from 'vitest';
import { isPublicAddress, urlProblem } from './public-address.ts';

describe('gli indirizzi che un’importazione può raggiungere', () => {
  test.each(['8.8.8.8', '1.1.1.1', '93.184.216.34', '2606:4700:4700::1111', '2a00:1450:4002::200e'])('%s è pubblico', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.5.4',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '168.63.129.16',
    '100.64.0.1',
    '100.100.100.200',
    '192.0.0.170',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.7',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    '2001:0:53aa::1',
    '2001:db8::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '100::1',
    '',
    'localhost',
  ])('%s non si raggiunge', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each([
    ['https://lavoro.example/feed', null],
    ['http://lavoro.example:80/feed', null],
    ['https://lavoro.example:443/feed', null],
    ['http://lavoro.example:443/feed', null],
    ['ftp://lavoro.example/feed', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['https://utente:segreto@lavoro.example/', 'credentials'],
    ['http://lavoro.example:8080/', 'port'],
    ['http://lavoro.example:22/', 'port'],
    ['http://127.0.0.1/', 'address'],
    ['http://2130706433/', 'address'],
    ['http://0x7f.1/', 'address'],
    ['http://0177.0.0.1/', 'address'],
    ['http://[::1]/', 'address'],
    ['http://[::ffff:7f00:1]/', 'address'],
    ['http://localhost/', 'address'],
    ['http://metadata.google.internal/', 'address'],
  ])('%s → %s', (address, problem) => {
    expect(urlProblem(new URL(address), false)).toBe(problem);
  });

  test('dove la rete propria è ammessa, restano esclusi gli altri protocolli e le password', () => {
    expect(urlProblem(new URL('http://127.0.0.1:8080/'), true)).toBe(null);
    expect(urlProblem(new URL('file:///etc/passwd'), true)).toBe('scheme');
    expect(urlProblem(new URL('http://a:b@127.0.0.1/'), true)).toBe('credentials');
  });
});
