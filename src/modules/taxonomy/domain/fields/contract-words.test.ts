import { expect, test } from 'vitest';
import { readContractField } from './contract-words.ts';

test.each([
  ['LAVORO A TEMPO INDETERMINATO                ', 'permanent'],
  ['LAVORO A TEMPO DETERMINATO                  |A.02.00', 'fixed_term'],
  ['LAVORO A TEMPO DETERMINATO  PER SOSTITUZIONE', 'fixed_term'],
  ['APPRENDISTATO PROFESSIONALIZZANTE O CONTRATTO DI MESTIERE|A.03.09', 'apprenticeship'],
  ['TIROCINIO EXTRACURRICULARE| A03', 'internship'],
  ['CONTRATTO DI SOMMINISTRAZIONE (ex LAVORO INTERINALE)', 'agency'],
  ['COLLABORAZIONE COORDINATA E CONTINUATIVA ', 'collaboration'],
  ['LAVORO AUTONOMO', 'self_employed'],
  ['CONTRATTO DI AGENZIA', 'self_employed'],
  ['CONTRATTO DI PRESTAZIONE OCCASIONALE', 'occasional'],
  ['CONTRATTO DI PRESTAZIONE OCCASIONALE (LAVORO AUTONOMO CON P.IVA)', 'self_employed'],
  ['LAVORO INTERMITTENTE', 'on_call'],
  ['CONTRATTO A CHIAMATA', 'on_call'],
  ['CONTRATTO STAGIONALE', 'seasonal'],
  ['NON DEFINITO|0.00.00', null],
  ['tempo determinato o indeterminato', null],
  ['tempo determinato finalizzato al tempo indeterminato', 'fixed_term'],
  ['TEMPORARY', 'fixed_term'],
  ['CONTRACTOR', 'self_employed'],
  ['INTERN', 'internship'],
  ['Internal', null],
  ['VOLUNTEER', 'volunteering'],
  ['DirectHire', null],
  ['Fast', 'permanent'],
  ['Vikariat', 'fixed_term'],
  ['Servizio Civile Universale', 'civil_service'],
  ['', null],
])('il campo contratto «%s» significa %s', (text, contract) => {
  expect(readContractField(text).contract).toBe(contract);
});

test.each([
  ['FULL_TIME', 'full_time', null],
  ['FullTime', 'full_time', null],
  ['fulltime, parttime', 'flexible', null],
  ['part time 24h', 'part_time', 24],
  ['TEMPO PARZIALE VERTICALE    ', 'part_time', null],
  ['Full-time, 40 hours per week', 'full_time', 40],
  ['Part-time 20-24 ore settimanali', 'part_time', null],
  ['8 ore al giorno', null, null],
  ['37,5 ore a settimana', null, 37.5],
  ['Heltid', 'full_time', null],
])('l’orario «%s» è %s, ore %s', (text, schedule, hours) => {
  expect(readContractField(text)).toMatchObject({ schedule, hours });
});
