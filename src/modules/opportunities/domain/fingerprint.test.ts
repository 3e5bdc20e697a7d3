import { expect, test } from 'vitest';
import { exactFingerprint, isNearDuplicate, simhash, simhashDistance } from './fingerprint.ts';

const text =
  'Cerchiamo un cuoco con esperienza di due anni per il nostro ristorante nel centro di Cremona: preparazione dei primi piatti, ordine della cucina, collaborazione con la brigata, turni serali e riposo la domenica. Offriamo contratto a tempo determinato di sei mesi con possibilità di proroga.';
const ad = { title: 'Cuoco di ristorante', organisation: 'Trattoria Da Vito S.r.l.', place: '019036', description: text };

test('lo stesso annuncio scritto con altre maiuscole, ordine e forma giuridica ha la stessa impronta', () => {
  expect(exactFingerprint({ ...ad, title: 'RISTORANTE: cuoco di', organisation: 'TRATTORIA DA VITO SRL' })).toBe(exactFingerprint(ad));
});

test('un altro luogo, un altro ente o un altro testo danno un’altra impronta', () => {
  const others = [
    { ...ad, place: '019035' },
    { ...ad, organisation: 'Da Mario' },
    { ...ad, description: 'Altro' },
    { ...ad, title: 'Cameriere' },
  ];
  expect(new Set([ad, ...others].map(exactFingerprint)).size).toBe(5);
});

test('cambiare una parola lascia i testi vicini, un altro mestiere li allontana', () => {
  const near = simhash(text.replace('sei mesi', 'otto mesi'));
  const far = simhash(
    'Azienda metalmeccanica di Bergamo seleziona un saldatore a filo con patentino, disponibile a trasferte, per lavori di carpenteria pesante in officina e in cantiere.',
  );
  expect(isNearDuplicate(simhash(text), simhash(text.toUpperCase()), 0)).toBe(true);
  expect(simhashDistance(simhash(text) ?? 0n, near ?? 0n)).toBeLessThan(12);
  expect(isNearDuplicate(simhash(text), far)).toBe(false);
});

test('un testo troppo corto non somiglia a nessuno', () => {
  expect(simhash('Cuoco a Cremona')).toBeNull();
  expect(isNearDuplicate(null, null)).toBe(false);
});

test('la chiave sta in un bigint di PostgreSQL', () => {
  const key = simhash(text) ?? 0n;
  expect(BigInt.asIntN(64, key)).toBe(key);
});
