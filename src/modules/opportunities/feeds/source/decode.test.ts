import { expect, test } from 'vitest';
import { readAll } from '../../testing/read-all.ts';

const json = JSON.stringify({ '@type': 'JobPosting', title: 'Perito perché è così – città', description: '€ “ciao”' });
const xml = (encoding: string) =>
  `<?xml version="1.0" encoding="${encoding}"?><jobs><job><title>Perché no: città – 10 €</title></job></jobs>`;
const title = async (bytes: Uint8Array) => (await readAll(bytes, {}, 3)).ads[0]?.title;

/** Windows-1252 bytes of a text; the five typographic signs used here are not in Latin-1. */
function windows1252(text: string): Buffer {
  const signs: Record<string, number> = { '€': 0x80, '–': 0x96, '“': 0x93, '”': 0x94, '’': 0x92 };
  return Buffer.from([...text].map((sign) => signs[sign] ?? sign.charCodeAt(0)));
}

test('UTF-8 con e senza marca iniziale', async () => {
  expect(await title(Buffer.from(json))).toBe('Perito perché è così – città');
  expect(await title(Buffer.from(`\ufeff${json}`))).toBe('Perito perché è così – città');
});

test('UTF-16 nei due ordini, con e senza marca', async () => {
  const little = Buffer.from(json, 'utf16le');
  const big = Buffer.from(little).swap16();
  const marked = [Buffer.concat([Buffer.from([0xff, 0xfe]), little]), Buffer.concat([Buffer.from([0xfe, 0xff]), big])];
  for (const bytes of [little, big, ...marked]) expect(await title(bytes)).toBe('Perito perché è così – città');
});

test('latin1 e windows-1252 dichiarati nel prologo XML', async () => {
  expect(await title(windows1252(xml('ISO-8859-1')))).toBe('Perché no: città – 10 €');
  expect(await title(windows1252(xml('windows-1252')))).toBe('Perché no: città – 10 €');
});

test('un feed che si dice UTF-8 ma è scritto in windows-1252 si legge lo stesso', async () => {
  expect(await title(windows1252(xml('UTF-8')))).toBe('Perché no: città – 10 €');
  expect(await title(windows1252(json))).toBe('Perito perché è così – città');
});

test('se i byte sbagliati sono in pochi record, solo quelli sono rifiutati', async () => {
  const bad = Buffer.concat([Buffer.from('{"@type":"JobPosting","title":"citt'), Buffer.from([0xe0]), Buffer.from('"}\n')]);
  const { ads, rejected } = await readAll(Buffer.concat([Buffer.from(`${json}\n`), bad, Buffer.from(`${json}\n`)]));
  expect(ads).toHaveLength(2);
  expect(rejected).toMatchObject([{ position: 2, reason: 'bad-encoding' }]);
});

test('una «�» già pubblicata dalla fonte non fa rifiutare l’annuncio', async () => {
  expect(await title(Buffer.from(JSON.stringify({ '@type': 'JobPosting', title: 'citt\ufffd' })))).toBe('Citt\ufffd');
});

test('una codifica che non esiste è un errore chiaro; una copiata da un altro file non conta', async () => {
  expect(await readAll(xml('x-marziano'))).toMatchObject({ error: 'opportunities.feed-bad-encoding', params: { detail: 'x-marziano' } });
  expect(await title(Buffer.from(xml('UTF-16')))).toBe('Perché no: città – 10 €');
});
