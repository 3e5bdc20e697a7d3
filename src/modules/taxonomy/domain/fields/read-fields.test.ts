import { expect, test } from 'vitest';
import { notation } from '../../testing/field-notation.ts';
import { readFields } from './read-fields.ts';

const read = (text: string) => readFields(text).map(notation).join(' ');

test.each([
  ['Patente B', 'licence=B'],
  ['patente di guida B', 'licence=B'],
  ['patente di tipo C', 'licence=C'],
  ['Patente cat. D e CQC persone', 'licence=D licence=CQC'],
  ['patenti B, C/E e CQC', 'licence=B licence=CE licence=CQC'],
  ['patente C+E con CQC', 'licence=CE licence=CQC'],
  ['Patente A1', 'licence=A1'],
  ['patente BE', 'licence=BE'],
  ['in possesso di patente e automunito', 'licence=B licence=own_vehicle'],
  ['automunita', 'licence=own_vehicle'],
  ['munito di mezzo proprio', 'licence=own_vehicle'],
  ['Patente di guida gradita', 'licence=B?'],
  ['Non serve la patente', 'licence=B~'],
  ['anche senza patente B', 'licence=B~'],
  ['la patente B non è necessaria', 'licence=B~'],
  ['patente b: no', 'licence=B~'],
  ['La patente è a carico dell’azienda', 'licence=B'],
  ['patentino del muletto', 'licence=forklift'],
  ['abilitazione all’uso del muletto', 'licence=forklift'],
  ['patentino per il carrello elevatore preferibile', 'licence=forklift?'],
  ['patentino PLE', 'licence=aerial_platform'],
  ['patentino ADR', 'licence=ADR'],
  ['carta tachigrafica', 'licence=tachograph'],
  ['patente nautica', ''],
  ['patente europea del computer', ''],
  ['full UK driving licence', 'licence=B'],
  ['Category C licence required', 'licence=C'],
])('patenti: «%s» → %s', (text, fields) => {
  expect(read(text)).toBe(fields);
});

test.each([
  ['inglese B2', 'language=en:B2'],
  ['Lingua inglese livello A2', 'language=en:A2'],
  ['buona conoscenza dell’inglese', 'language=en:B2'],
  ['ottimo inglese', 'language=en:C1'],
  ['inglese scolastico', 'language=en:A2'],
  ['conoscenza base della lingua francese', 'language=fr:A2'],
  ['madrelingua tedesca', 'language=de:C2'],
  ['inglese fluente parlato e scritto', 'language=en:C1'],
  ['discreta conoscenza dello spagnolo', 'language=es:B1'],
  ['conoscenza della lingua inglese', 'language=en'],
  ['Ottima conoscenza di inglese e francese', 'language=en:C1 language=fr:C1'],
  ['inglese C1, tedesco gradito', 'language=en:C1 language=de?'],
  ['Preferibile conoscenza dell’inglese', 'language=en?'],
  ['non è richiesta la conoscenza dell’inglese', 'language=en~'],
  ['inglese non indispensabile', 'language=en~'],
  ['Excel, inglese, patente B', 'language=en licence=B'],
  ['colloquio in lingua inglese', 'language=en'],
  ['fluent English', 'language=en:C1'],
  ['good knowledge of German', 'language=de:B2'],
  ['sede tedesca dell’azienda', ''],
  ['cucina italiana e francese', ''],
  ['normativa italiana', ''],
  ['clientela inglese', ''],
])('lingue: «%s» → %s', (text, fields) => {
  expect(read(text)).toBe(fields);
});

test.each([
  ['part time 24h', 'schedule=part_time hours=24'],
  ['part-time verticale', 'schedule=part_time'],
  ['Full time', 'schedule=full_time'],
  ['full-time o part-time', 'schedule=full_time schedule=part_time'],
  ['a tempo pieno, 40 ore settimanali', 'schedule=full_time hours=40'],
  ['20/24 ore a settimana', 'hours=20-24'],
  ['37,5 ore settimanali', 'hours=37.5'],
  ['orario settimanale: 36 ore', 'hours=36'],
  ['part time di 4 ore al giorno', 'schedule=part_time'],
  ['corso di 60 ore', ''],
  ['orario flessibile', 'schedule=flexible'],
  ['lavoro su turni', 'shift=shifts'],
  ['lavoro su 3 turni', 'shift=shifts'],
  ['turni notturni', 'shift=shifts shift=night'],
  ['guardiano notturno', 'shift=night'],
  ['vita notturna', ''],
  ['disponibilità nel weekend', 'shift=weekend'],
  ['sabato e domenica', 'shift=weekend'],
  ['sabato e domenica liberi', ''],
  ['riposo la domenica', ''],
  ['anche nei festivi', 'shift=holidays'],
  ['orario spezzato', 'shift=split'],
  ['orario serale', 'shift=evening'],
  ['servizio h24', 'shift=round_the_clock'],
  ['pulizia a fine turno', ''],
  ['senza turni', 'shift=shifts~'],
  ['40 hours per week', 'hours=40'],
  ['night shifts', 'shift=night'],
])('orari: «%s» → %s', (text, fields) => {
  expect(read(text)).toBe(fields);
});

test.each([
  ['licenza media', 'education=1'],
  ['terza media', 'education=1'],
  ['qualifica professionale di operatore', 'education=3'],
  ['attestato di qualifica', 'education=3'],
  ['diploma', 'education=4'],
  ['diploma di scuola superiore', 'education=4'],
  ['diplomati in perito meccanico', 'education=4 education=4'],
  ['diploma ITS', 'education=5'],
  ['laurea triennale', 'education=6'],
  ['laurea', 'education=6'],
  ['laurea magistrale in economia', 'education=7'],
  ['neolaureati', 'education=6'],
  ['dottorato di ricerca', 'education=8'],
  ['laurea preferibile', 'education=6?'],
  ['non è richiesto il diploma', 'education=4~'],
  ['personale non qualificato', ''],
  ['mansioni della qualifica', ''],
  ['a bachelor’s degree', 'education=6'],
])('studi: «%s» → %s', (text, fields) => {
  expect(read(text)).toBe(fields);
});

test.each([
  ['almeno 2 anni di esperienza', 'experience=24'],
  ['esperienza di almeno due anni nel ruolo', 'experience=24'],
  ['2-3 anni di esperienza', 'experience=24'],
  ['esperienza minima di 6 mesi', 'experience=6'],
  ['esperienza triennale', 'experience=36'],
  ['esperienza pregressa', 'experience=any'],
  ['gradita esperienza nel settore', 'experience=any?'],
  ['anche prima esperienza', 'experience=0'],
  ['anche senza esperienza', 'experience=0'],
  ['non serve esperienza', 'experience=0'],
  ['esperienza non richiesta', 'experience=0'],
  ['no experience needed', 'experience=0'],
  ['at least 3 years of experience', 'experience=36'],
  ['azienda con 30 anni di esperienza', ''],
  ['azienda leader con 10 anni di esperienza', ''],
  ['un’esperienza d’acquisto unica', ''],
  ['customer experience', ''],
])('esperienza: «%s» → %s', (text, fields) => {
  expect(read(text)).toBe(fields);
});

test.each([
  ['tempo determinato 6 mesi', 'contract=fixed_term:6'],
  ['contratto a tempo determinato di 12 mesi', 'contract=fixed_term:12'],
  ['contratto a tempo indeterminato', 'contract=permanent'],
  ['apprendistato', 'contract=apprenticeship'],
  ['Apprendista elettricista', 'contract=apprenticeship'],
  ['tirocinio extracurriculare', 'contract=internship'],
  ['offriamo uno stage di 6 mesi', 'contract=internship:6'],
  ['stage manager', ''],
  ['esperienza di stage', 'experience=any'],
  ['p.iva', 'contract=self_employed'],
  ['collaborazione con partita IVA', 'contract=self_employed'],
  ['P.IVA 01234567890', ''],
  ['contratto di somministrazione', 'contract=agency'],
  ['somministrazione di aperitivi', ''],
  ['contratto a chiamata', 'contract=on_call'],
  ['contratto stagionale', 'contract=seasonal'],
  ['CCNL Commercio, IV livello', 'agreement=commercio level=4'],
  ['CCNL: Metalmeccanici', 'agreement=metalmeccanici'],
  ['inquadramento al 5° livello', 'level=5'],
  ['assistenza di II livello', ''],
])('contratti: «%s» → %s', (text, fields) => {
  expect(read(text)).toBe(fields);
});

test.each([
  ['RAL 24.000–28.000', 'pay=24000-28000/year'],
  ['1.350 € netti x 14', 'pay=1350/month/net/x14'],
  ['€ 9,50/h', 'pay=9.5/hour'],
  ['28k', 'pay=28000/year'],
  ['RAL 25-28k', 'pay=25000-28000/year'],
  ['RAL da definire', 'pay=open'],
  ['retribuzione commisurata all’esperienza', 'pay=open'],
  ['stipendio 1.200 € lordi al mese', 'pay=1200/month'],
  ['£25,304 to £34,169 per annum gross', 'pay=25304-34169/year/GBP'],
  ['RAL 26.000 € per 14 mensilità', 'pay=26000/year/x14'],
  ['buoni pasto da 8 € al giorno', ''],
  ['fatturato di 800.000 € annui', ''],
  ['inizio immediato', 'start=now'],
  ['disponibilità immediata', 'start=now'],
  ['da gennaio 2027', 'start=2027-01'],
  ['inizio a settembre', 'start=-09'],
  ['a partire dal 1° marzo 2027', 'start=2027-03-01'],
  ['inizio: 15/01/2027', 'start=2027-01-15'],
  ['con inizio di Alzheimer', ''],
  ['azienda nata nel 1980', ''],
])('paga e inizio: «%s» → %s', (text, fields) => {
  expect(read(text)).toBe(fields);
});
