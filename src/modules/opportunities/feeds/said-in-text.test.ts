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
