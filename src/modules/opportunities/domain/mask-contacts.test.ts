import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HIDDEN_CONTACT, maskContacts } from './mask-contacts.ts';

test.each([
  'mario.rossi@example.it',
  'mario.rossi (at) example.it',
  'mario.rossi [chiocciola] example.it',
  'mailto:info@sotto.dominio.example.com',
  '333 1234567',
  '333.123.45.67',
  '3331234567',
  '+39 333 12 34 567',
  '0039 02 1234567',
  '02 48951234',
  '02/48951234',
  '(02) 48951234',
  '0372-123456',
  '0372123456',
  '800 123456',
  '+44 20 7946 0958',
  'tel. 123456',
  'IT60 X054 2811 1010 0000 0123 456',
  'IT60X0542811101000000123456',
  'RSSMRA85T10A562S',
  'https://wa.me/393331234567?text=ciao',
  't.me/lavoro_cremona',
  'https://chat.whatsapp.com/AbCdEf',
])('«%s» in un annuncio viene nascosto', (contact) => {
  const masked = maskContacts(`Scrivi a ${contact}, grazie.`);
  expect(masked).toContain(HIDDEN_CONTACT);
  expect(masked.replace(HIDDEN_CONTACT, '')).not.toMatch(/\d{3}|@|\.me|whatsapp\./);
  expect(masked).toMatch(/^Scrivi a .*grazie\.$/);
});

test.each([
  'nel 2024 e nel 2025-2026',
  'dal 01/09/2026 al 30.06.2027',
  'RAL 24.000-28.000 euro',
  'da 1.200,50 a 1.350 €',
  '1350000 euro di fatturato',
  'P.IVA 01234567890',
  'P. IVA: 12345678901',
  'annuncio 3401234567 del portale con codice 0372123456',
  'rif. 0372-123456',
  'orario 08.30-12.30 / 14.30-18.30',
  'turni 0800-2000',
  'CAP 26100 Cremona',
  'qualifica 8.2.2.1.1',
  'Legge 68/99 e D.Lgs 81/2008',
  'ID P246C01',
  'ISO 9001:2015, 3 posti, 40 ore',
  'https://www.regione.example.it/offerte-lavoro/14187',
  'spesa di 350.000.000 €',
  '1990 - 2024',
])('«%s» resta leggibile', (text) => {
  expect(maskContacts(text)).toBe(text);
});

test('un IBAN in mezzo a una frase non porta via la parola dopo', () => {
  expect(maskContacts('IBAN IT60 X054 2811 1010 0000 0123 456 abc')).toBe(`IBAN ${HIDDEN_CONTACT} abc`);
});

test('mascherare due volte dà lo stesso testo, e in tempo lineare', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('3', '0', '1', ' ', '.', '-', '+', '@', 'a', 'it', 'tel', '(', ')', '/', '\n') }),
      (text) => {
        const once = maskContacts(text);
        expect(maskContacts(once)).toBe(once);
      },
    ),
  );
  const start = performance.now();
  for (const piece of ['a', '1 ', 'a@', 'AB12CCCC', 'a.b', '333 ', '(12) ']) maskContacts(piece.repeat(20_000));
  expect(performance.now() - start).toBeLessThan(5_000);
});
