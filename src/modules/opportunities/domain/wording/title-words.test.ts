import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanTitle, splitQualification } from './title-words.ts';

test.each([
  ['CAMERIERE DI SALA', 'Cameriere di sala'],
  ['URGENTE!!! Cercasi CAMERIERE/A', 'Cameriere/a'],
  ['AAA cercasi barista', 'Barista'],
  ['Impiegato/a contabile (m/f)', 'Impiegato/a contabile'],
  ['Sales Manager (m/f/d)', 'Sales Manager'],
  ['Magazziniere m/f', 'Magazziniere'],
  ['Saldatore TIG - rif. 1234/AB', 'Saldatore TIG'],
  ['OPERAIO ADDETTO / A CNC', 'Operaio addetto/a CNC'],
  ['AUTISTA PATENTE C E CQC', 'Autista patente C e CQC'],
  ["ADDETTO ALLA CONTABILITA'", 'Addetto alla contabilità'],
  ['OPERATORE SOCIO SANITARIO OSS', 'Operatore socio sanitario OSS'],
  ['corriere espresso', 'Corriere espresso'],
  ['Junior Java Developer', 'Junior Java Developer'],
  ['HASTER: Skipselektrikere', 'Skipselektrikere'],
  ['Educatore/trice', 'Educatore/trice'],
  ['OSS', 'OSS'],
  ['TIROCINANTE banconiere - ADDETTO MENSA', 'Tirocinante banconiere - addetto mensa'],
  ['Addetto vendite DECATHLON', 'Addetto vendite DECATHLON'],
  ['Referente commerciale', 'Referente commerciale'],
  ['Codice sorgente: revisore', 'Codice sorgente: revisore'],
])('il titolo «%s» si legge «%s»', (raw, clean) => {
  expect(cleanTitle(raw)).toBe(clean);
});

test('la qualifica ufficiale resta come indizio, il titolo è quello dell’azienda', () => {
  expect(splitQualification('Manovali e personale non qualificato dell’edilizia civile - OPERATORE CIMITERIALE')).toEqual({
    title: 'Operatore cimiteriale',
    occupationHint: 'Manovali e personale non qualificato dell’edilizia civile',
    rest: null,
  });
  expect(splitQualification('programmatore informatico - LEAD DESIGN ENGINEER')).toMatchObject({
    title: 'Lead design engineer',
    occupationHint: 'programmatore informatico',
  });
});

test('le parole dell’azienda prima del trattino restano insieme', () => {
  expect(splitQualification('CAMERIERE/A - TURNO SERALE')).toEqual({
    title: 'Cameriere/a - turno serale',
    occupationHint: null,
    rest: null,
  });
});

test('l’azienda può scrivere il suo titolo anche prima della qualifica', () => {
  expect(splitQualification('OPERAIO MECCANICO -Meccanici motoristi e riparatori di veicoli')).toEqual({
    title: 'Operaio meccanico',
    occupationHint: 'Meccanici motoristi e riparatori di veicoli',
    rest: null,
  });
});

test('la sola qualifica è titolo e indizio insieme', () => {
  expect(splitQualification('Camerieri di ristorante')).toEqual({
    title: 'Camerieri di ristorante',
    occupationHint: 'Camerieri di ristorante',
    rest: null,
  });
});

test('un testo lungo dopo la qualifica non diventa titolo ma descrizione', () => {
  const long = `Ingegneri elettrotecnici - La risorsa verrà inserita ${'nell’area di progettazione '.repeat(8)}`;
  expect(splitQualification(long)).toMatchObject({ title: 'Ingegneri elettrotecnici', occupationHint: 'Ingegneri elettrotecnici' });
  expect(splitQualification(long).rest).toContain('La risorsa');
  expect(splitQualification('Geometri - Apprendistato Professionalizzante (18-29 anni)').title).toBe('Geometri');
});

test('un titolo non vuoto non diventa mai vuoto, e pulirlo due volte non lo cambia più', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('URGENTE', 'cameriere', 'CUOCO', '(m/f)', 'rif. 12', '-', 'addetto/a', 'OSS', 'PATENTE', 'B', '!')),
      (parts) => {
        const raw = parts.join(' ');
        const clean = cleanTitle(raw);
        expect(clean.length > 0).toBe(raw.trim().length > 0);
      },
    ),
  );
});
