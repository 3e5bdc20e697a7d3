import { expect, test } from 'vitest';
import { saidInText } from './said-in-text.ts';

test('il titolo «stagista» fa un tirocinio, «stage manager» no', () => {
  expect(saidInText('Stagista ufficio acquisti', '').contract).toBe('internship');
  expect(saidInText('Stage manager', '').contract).toBeNull();
  expect(saidInText('Apprendista elettricista', '').contract).toBe('apprenticeship');
});

test('la descrizione conta solo se offre il contratto, non se ne parla soltanto', () => {
  expect(saidInText('Segretaria', 'Si offre un contratto di apprendistato di 36 mesi.').contract).toBe('apprenticeship');
  expect(saidInText('Tutor', 'Seguirai i tirocini degli studenti.').contract).toBeNull();
  expect(saidInText('Barista', 'Offriamo tirocinio oppure contratto a tempo determinato').contract).toBeNull();
  expect(saidInText('Barista', 'Orario: 24 ore settimanali, part-time.')).toMatchObject({
    schedule: 'part_time',
    hoursWeek: { min: 24, max: 24 },
  });
});

test('dal testo: patenti, lingue, studi, esperienza, turni e inizio, con ciò che è solo gradito', () => {
  const text =
    'Richiesta patente B, gradita la C. Inglese B2, tedesco preferibile. Diploma o laurea. Almeno 2 anni di esperienza. Turni notturni. Da gennaio 2027. CCNL Commercio, IV livello. RAL 24.000-28.000. Part time 20-24 ore settimanali.';
  expect(saidInText('Magazziniere', text)).toEqual({
    contract: null,
    schedule: 'part_time',
    hoursWeek: { min: 20, max: 24 },
    pay: { min: 24_000, max: 28_000, per: 'year', currency: 'EUR', net: false },
    agreement: 'Commercio',
    licences: [{ licence: 'B', essential: true }],
    languages: [
      { lang: 'en', level: 'B2', essential: true },
      { lang: 'de', level: null, essential: false },
    ],
    educationLevel: 4,
    experienceMonths: 24,
    start: { immediate: false, year: 2027, month: 1, day: null },
    shifts: ['shifts', 'night'],
  });
});

test('quello che non serve non si chiede; la prima esperienza apre a chiunque', () => {
  const said = saidInText('Barista', 'Non serve la patente B. Anche prima esperienza, gradita esperienza di 2 anni. Senza turni notturni.');
  expect(said).toMatchObject({ licences: [], experienceMonths: 0, shifts: [] });
});
