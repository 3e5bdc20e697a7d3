import { fold } from '../../../../kernel/text.ts';

/** What a column of a CSV feed can hold. */
export const CSV_FIELDS = {
  id: [
    'id',
    'codice',
    'codice annuncio',
    'codice offerta',
    'riferimento',
    'rif',
    'reference',
    'reference number',
    'job id',
    'id offerta',
    'id annuncio',
    'id richiesta',
  ],
  title: [
    'titolo',
    'title',
    'job title',
    'posizione',
    'mansione',
    'qualifica',
    'figura ricercata',
    'profilo',
    'ruolo',
    'position',
    'titolo annuncio',
    'titolo offerta',
  ],
  description: [
    'descrizione',
    'description',
    'job description',
    'testo',
    'mansioni',
    'attivita',
    'descrizione attivita',
    'testo annuncio',
    'body',
  ],
  organisation: [
    'azienda',
    'company',
    'ente',
    'datore di lavoro',
    'employer',
    'organizzazione',
    'organisation',
    'organization',
    'ragione sociale',
    'impresa',
  ],
  place: [
    'luogo',
    'comune',
    'citta',
    'sede',
    'sede di lavoro',
    'comune sede lavoro',
    'luogo di lavoro',
    'location',
    'city',
    'place',
    'town',
  ],
  province: ['provincia', 'province', 'prov', 'sigla provincia'],
  region: ['regione', 'region', 'state'],
  postcode: ['cap', 'postcode', 'postal code', 'zip', 'zip code'],
  country: ['paese', 'nazione', 'country', 'stato'],
  street: ['indirizzo', 'via', 'address', 'street'],
  lat: ['lat', 'latitudine', 'latitude'],
  lon: ['lon', 'lng', 'longitudine', 'longitude'],
  contract: [
    'contratto',
    'tipo contratto',
    'tipologia contratto',
    'tipologia contrattuale',
    'contract',
    'contract type',
    'employment type',
    'job type',
  ],
  schedule: ['orario', 'orario di lavoro', 'tipo orario', 'schedule', 'working time', 'hours type'],
  hours: ['ore', 'ore settimanali', 'hours', 'weekly hours', 'hours per week'],
  pay: ['retribuzione', 'stipendio', 'ral', 'compenso', 'paga', 'salary', 'pay', 'wage'],
  payMin: ['retribuzione minima', 'ral minima', 'stipendio minimo', 'salary min', 'min salary', 'salary from'],
  payMax: ['retribuzione massima', 'ral massima', 'stipendio massimo', 'salary max', 'max salary', 'salary to'],
  payPer: ['periodo retribuzione', 'salary period', 'salary frequency', 'pay period'],
  agreement: ['ccnl', 'contratto collettivo', 'collective agreement'],
  openings: ['posti', 'numero posti', 'n posti', 'numero lavoratori', 'posizioni aperte', 'openings', 'vacancies', 'positions'],
  occupation: ['professione', 'codice qualifica', 'codice istat', 'isco', 'esco', 'occupation', 'occupation code'],
  language: ['lingua', 'language', 'lang'],
  published: ['data pubblicazione', 'pubblicato', 'data inserimento', 'data', 'published', 'date posted', 'publication date', 'date'],
  expires: [
    'scadenza',
    'data scadenza',
    'data di scadenza',
    'expires',
    'valid through',
    'closing date',
    'expiry date',
    'expiration date',
    'deadline',
  ],
  url: ['url', 'link', 'link candidatura', 'candidatura', 'apply url', 'link offerta', 'sito'],
} as const satisfies Record<string, readonly string[]>;

export type CsvField = keyof typeof CSV_FIELDS;

/** Which column holds what, by its header: `{ title: 'Figura', place: 'Sede' }`. Fields left out are found by the usual names. */
export type CsvMapping = Partial<Record<CsvField, string>>;

/** Column index of each field that the header has. */
export type CsvColumns = Partial<Record<CsvField, number>>;

/** Matches header cells to fields: the mapping first, then the usual Italian and English names. Null without a title column. */
export function readHeader(cells: readonly string[], mapping: CsvMapping = {}): CsvColumns | null {
  const names = cells.map(headerName);
  const columns: CsvColumns = {};
  for (const [field, usual] of Object.entries(CSV_FIELDS) as [CsvField, readonly string[]][]) {
    const wanted = mapping[field];
    const found =
      wanted === undefined ? usual.map((name) => names.indexOf(name)).find((index) => index >= 0) : names.indexOf(headerName(wanted));
    if (found !== undefined && found >= 0) columns[field] = found;
  }
  return columns.title === undefined ? null : columns;
}

/** "Data_Scadenza", "dataScadenza" and "DATA SCADENZA" are the same header. */
function headerName(cell: string): string {
  return fold(cell.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[^\p{L}\p{N}]+/gu, ' '));
}

/** The sign that separates the columns of a header line: the one that occurs most outside quotes; null when none does. */
export function detectDelimiter(line: string): string | null {
  const bare = line.replace(/"[^"]*"/g, '');
  const counts = [';', ',', '\t'].map((sign): [string, number] => [sign, bare.split(sign).length - 1]);
  const [best] = counts.sort((a, b) => b[1] - a[1]);
  return best !== undefined && best[1] > 0 ? best[0] : null;
}
