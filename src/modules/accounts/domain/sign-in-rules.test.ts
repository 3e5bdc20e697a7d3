import { describe, expect, test } from 'vitest';
import { addressGroup } from '../../../kernel/address-group.ts';
import { FOR_ACCOUNT, FOR_ADDRESS, FOR_MAIL, LONGEST_WAIT_MS, waitAfter } from './delays.ts';
import { deviceLabel } from './device-label.ts';
import { normaliseEmail } from './email-address.ts';

describe('quanto si aspetta dopo una password sbagliata', () => {
  test('cinque prove libere, poi il doppio ogni volta, mai più di 15 minuti', () => {
    const seconds = Array.from({ length: 12 }, (_, index) => waitAfter(index + 1, FOR_ACCOUNT) / 1000);
    expect(seconds).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
  });

  test('per nessuno l’attesa supera 15 minuti o si accorcia', () => {
    for (const patience of [FOR_ACCOUNT, FOR_ADDRESS, FOR_MAIL]) {
      for (let n = 1; n < 5000; n++) {
        expect(waitAfter(n, patience)).toBeLessThanOrEqual(LONGEST_WAIT_MS);
        expect(waitAfter(n + 1, patience)).toBeGreaterThanOrEqual(waitAfter(n, patience));
      }
    }
  });
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
  ['', 'unknown'],
  ['999.1.1.1', 'unknown'],
])('chi chiama da %s conta come %s', (ip, group) => {
  expect(addressGroup(ip)).toBe(group);
});

test.each([
  [
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
    'Chrome · Android',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0',
    'Edge · Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
    'Safari · iPhone',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/130.0 Mobile/15E148 Safari/604.1',
    'Chrome · iPhone',
  ],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:131.0) Gecko/20100101 Firefox/131.0', 'Firefox · Mac'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0', 'Firefox · Linux'],
  [
    'Mozilla/5.0 (Linux; Android 13; SM-A536B) AppleWebKit/537.36 SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36',
    'Samsung Internet · Android',
  ],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/129.0 Safari/537.36 OPR/115.0', 'Opera · Windows'],
  ['curl/8.5', '?'],
  ['<script>alert(1)</script>', '?'],
  [undefined, '?'],
])('il dispositivo «%s» si riconosce come %s', (agent, label) => {
  expect(deviceLabel(agent)).toBe(label);
});

test.each([
  [' Anna.Rossi@Posta.Example ', 'anna.rossi@posta.example'],
  ['però@città.example', 'però@città.example'],
  ['senza-chiocciola', null],
  ['a@b', null],
  ['a b@c.example', null],
  ['a@b.example,c@d.example', null],
  ['a@b.example\nbcc: c@d.example', null],
  ['<a@b.example>', null],
  [`${'a'.repeat(250)}@b.example`, null],
])('l’indirizzo «%s» diventa %s', (typed, email) => {
  expect(normaliseEmail(typed)).toBe(email);
});
