import { describe, expect, test } from 'vitest';
import { candidateAccounts, hasPasswdEntry } from './account.ts';

const PASSWD = `root:x:0:0:root:/root:/bin/bash
toor:x:0:0::/root:/bin/sh
bin:x:2:2:bin:/bin:/usr/sbin/nologin
anna:x:1000:1001:Anna:/home/anna:/bin/bash
nobody:x:65534:65534::/nonexistent:/usr/sbin/nologin
riga rotta
`;

describe('con quale utente gira il server quando si è root', () => {
  test('prima quelli senza diritti, mai uno con i diritti di root', () => {
    expect(candidateAccounts(PASSWD).map((account) => account.name)).toEqual(['nobody', 'bin', 'anna']);
    expect(candidateAccounts(PASSWD)[2]).toEqual({ name: 'anna', uid: 1000, gid: 1001 });
  });

  test('dove manca nobody si usa un altro; dove non c’è nessuno la lista è vuota', () => {
    expect(candidateAccounts('root:x:0:0::/root:/bin/sh\nbin:x:2:2::/bin:/bin/sh')).toEqual([{ name: 'bin', uid: 2, gid: 2 }]);
    expect(candidateAccounts('')).toEqual([]);
  });

  test('se i dati ci sono già, solo il loro proprietario, anche se non ha un nome', () => {
    expect(candidateAccounts(PASSWD, 1000)).toEqual([{ name: 'anna', uid: 1000, gid: 1001 }]);
    expect(candidateAccounts(PASSWD, 4242)).toEqual([{ name: 'uid 4242', uid: 4242, gid: 4242 }]);
  });

  test('si sa quali numeri hanno un nome', () => {
    expect([hasPasswdEntry(1000, PASSWD), hasPasswdEntry(4242, PASSWD)]).toEqual([true, false]);
  });
});
