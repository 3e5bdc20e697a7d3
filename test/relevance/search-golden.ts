/** Which ads are right: every field that is given must fit. Patterns are tried on folded text (small letters, no accents). */
export interface Right {
  readonly title?: RegExp;
  /** Title, description or name of the organisation. */
  readonly text?: RegExp;
  readonly organisation?: RegExp;
  readonly kind?: string;
  /** Sigla of the province of the place of work. */
  readonly province?: string;
  /** No further than so many km from this comune, centre to centre. */
  readonly within?: { readonly of: string; readonly km: number };
}

/** A query with a judgement of what a good answer is, made from the ads' own fields and before the engine was asked. */
export interface GoldenQuery {
  readonly group: string;
  readonly q: string;
  readonly near?: string;
  /** What an ad among the first ten must be to be worth reading. Absent for questions that have no ads to judge. */
  readonly right?: Right;
  /** What must be found, on any page; `right` when absent. */
  readonly all?: Right;
  /** Least share of the first ten (or fewer) that are right; 0.8 when absent. */
  readonly precision?: number;
  /** Least share of `all` that is found; 0.9 when absent. */
  readonly recall?: number;
  /** The answer is empty, or is every open ad. */
  readonly total?: 'nothing' | 'everything';
  /** Exactly the ads that this other query finds. */
  readonly sameAs?: string;
  /** The correction proposed; nothing may be proposed when absent. */
  readonly didYouMean?: string;
  /** The comune or province that must be understood; none may be when absent. */
  readonly place?: string;
  /** Some words may be left out; false when absent. */
  readonly relaxed?: boolean;
  /** No title among the first ten may fit. */
  readonly never?: RegExp;
}

const group = (name: string, queries: readonly Omit<GoldenQuery, 'group'>[]): GoldenQuery[] =>
  queries.map((query) => ({ group: name, ...query }));
const VITERBO = { of: 'Viterbo', km: 20 };
const LATINA = { of: 'Latina', km: 20 };

export const GOLDEN_QUERIES: readonly GoldenQuery[] = [
  ...group('una parola', [
    { q: 'cameriere', right: { text: /\bcamerier/ }, never: /cuoc|elettric/ },
    { q: 'barista', right: { text: /\bbarist|\bbarman|\bbar\b/ }, all: { title: /\bbarist/ } },
    { q: 'magazziniere', right: { text: /magazz/ }, all: { title: /magazzinier/ } },
    { q: 'elettricista', right: { text: /elettricist/ }, never: /infermier|camerier/ },
    { q: 'saldatore', right: { text: /saldator|saldat/ }, all: { title: /saldator/ } },
    { q: 'geometra', right: { text: /geometr/ } },
    {
      q: 'badante',
      right: { text: /badant|assistenza (?:anzian|domicil|personale)|assistente familiare|anzian/ },
      all: { text: /badant/ },
    },
    { q: 'fisioterapista', right: { text: /fisioterap/ } },
    { q: 'parrucchiere', right: { text: /parrucchier|acconciator/ }, all: { title: /parrucchier|acconciator/ } },
    { q: 'muratore', right: { text: /murator/ }, all: { title: /murator/ } },
  ]),
  ...group('più parole', [
    { q: 'aiuto cuoco', right: { text: /aiut\w* (?:\w+ )?cuoc|cuoc/ }, all: { title: /aiuto cuoco/ } },
    { q: 'impiegato amministrativo', right: { text: /amministrativ/ }, all: { title: /impiegat\S* amministrativ/ } },
    { q: 'cameriere ai piani', right: { text: /piani\b|camer[ae]\b/ }, all: { title: /camerier\w* ai piani/ } },
    { q: 'operatore socio sanitario', right: { text: /socio ?sanitar|\boss\b/ }, all: { title: /socio ?sanitar/ } },
    { q: 'addetto alle pulizie', right: { text: /puliz|pulit/ }, all: { title: /addett\S* (?:alle|alla) puliz/ } },
    { q: 'buste paga', right: { text: /paghe|buste paga/ }, all: { text: /buste paga/ } },
    { q: 'patente c cqc', right: { text: /cqc/ }, all: { text: /\bpatente c\b.*\bcqc\b/ }, precision: 0.9 },
    { q: 'meccanico auto', right: { text: /meccanic/ }, all: { title: /meccanico riparatore d'auto/ } },
    { q: 'assistenza anziani', right: { text: /anzian|assistenza/ }, all: { text: /assistenza\b.*\banzian/ } },
    { q: 'manutenzione del verde', right: { text: /verde|giardin/ }, all: { text: /manutenzione del verde/ } },
  ]),
  ...group('genere e numero', [
    { q: 'cameriera', right: { text: /\bcamerier/ }, sameAs: 'cameriere' },
    { q: 'camerieri', right: { text: /\bcamerier/ }, sameAs: 'cameriere' },
    { q: 'commessa', right: { text: /\bcommess/ }, all: { title: /\bcommess/ } },
    { q: 'commessi', right: { title: /\bcommess/ }, all: { title: /\bcommess/ } },
    { q: 'infermiera', right: { text: /infermier/ }, all: { title: /infermier/ }, sameAs: 'infermiere' },
    { q: 'parrucchiera', right: { text: /parrucchier|acconciator/ }, sameAs: 'parrucchiere' },
    { q: 'segretaria', right: { text: /segretar|segreter/ }, all: { title: /segretari/ } },
    { q: 'cuoca', right: { text: /\bcuoc/ }, all: { title: /\bcuoc/ }, sameAs: 'cuoco' },
    { q: 'educatrice', right: { text: /educator|educatric/ }, all: { title: /educator/ } },
    { q: 'addetta alle vendite', right: { text: /vendit/ }, all: { title: /addett\S* (?:alle )?vendit/ } },
    { q: 'impiegata', right: { text: /impiegat/ }, all: { title: /impiegat/ } },
    { q: 'medici', right: { text: /\bmedic[oiah]/ }, all: { text: /\bmedic[oia]\b/ } },
  ]),
  ...group('accenti, apostrofi, maiuscole', [
    { q: 'contabilità', right: { text: /contabil/ }, all: { text: /contabilita/ } },
    { q: 'contabilita', right: { text: /contabil/ }, sameAs: 'contabilità' },
    { q: "dell'edilizia", right: { text: /edil/ }, all: { text: /edilizia/ } },
    { q: 'dell’edilizia civile', right: { text: /edil/ }, all: { text: /edilizia civile/ } },
    { q: 'ELETTRICISTA', right: { text: /elettricist/ }, sameAs: 'elettricista' },
    { q: "meccanico d'auto", right: { title: /meccanic/ }, all: { title: /meccanico riparatore d'auto/ } },
    { q: "addetto all'assistenza", right: { text: /assistenza/ }, all: { title: /addett\S* all'assistenza/ } },
  ]),
  ...group('errori di battitura', [
    { q: 'camerire', didYouMean: 'cameriere' },
    { q: 'eletricista', didYouMean: 'elettricista' },
    { q: 'magaziniere', didYouMean: 'magazziniere' },
    { q: 'parruchiere', didYouMean: 'parrucchiere' },
    { q: 'idralico', didYouMean: 'idraulico' },
    { q: 'infermire', didYouMean: 'infermiere' },
    { q: 'fisoterapista', didYouMean: 'fisioterapista' },
    { q: 'aiuto couco', didYouMean: 'aiuto cuoco' },
    { q: 'sgretaria', didYouMean: 'segretaria' },
  ]),
  ...group('sinonimi', [
    { q: 'netturbino', right: { text: /ecologic|rifiut/ }, all: { title: /operator\w ecologic/ } },
    { q: 'acconciatore', right: { text: /parrucchier|acconciator/ }, all: { title: /parrucchier|acconciator/ } },
    { q: 'camionista', right: { text: /camion|autocarr|mezzi pesanti|autotren|autotrasport/ }, all: { title: /camion/ } },
    { q: 'muletto', right: { text: /mulett|carrell/ }, all: { text: /carrellist|carrelli elevatori|mulett/ } },
    { q: 'colf', right: { text: /colf|domestic/ }, all: { title: /collaborator\w domestic|\bcolf\b/ } },
    { q: 'commercialista', right: { text: /contab|commercialist|fiscal/ }, all: { text: /commercialist|esperto contabile/ } },
    { q: 'fornaio', right: { text: /forna|panett|panific/ }, all: { title: /fornai|panettier/ } },
    { q: 'lavapiatti', right: { text: /lavapiatti|stoviglie|cucina|piatti/ }, all: { text: /lavapiatti|pulizia delle stoviglie/ } },
  ]),
  ...group('abbreviazioni', [
    { q: 'oss', right: { text: /\boss\b|socio ?sanitar/ }, all: { title: /\boss\b|operatore socio ?sanitario/ } },
    { q: 'add. pulizie', right: { text: /puliz|pulit/ }, all: { title: /puliz/ }, recall: 0.6 },
    { q: 'cad', right: { text: /\bcad\b|autocad|disegn/ }, all: { text: /\bcad\b/ } },
    { q: 'c#', total: 'nothing' },
    { q: 'cqc', right: { text: /\bcqc\b/ } },
  ]),
  ...group('luoghi nelle parole', [
    {
      q: 'barista Roma',
      place: 'Roma',
      right: { text: /\bbar/, within: { of: 'Roma', km: 20 } },
      all: { title: /\bbarist/, within: { of: 'Roma', km: 20 } },
    },
    {
      q: 'elettricista Latina',
      place: 'Latina',
      right: { text: /elettric|elettromecc/, within: LATINA },
      all: { title: /elettricist/, within: LATINA },
    },
    { q: 'lavoro a Viterbo', place: 'Viterbo', right: { within: VITERBO } },
    { q: 'lavoro a Lodi', place: 'Lodi', total: 'nothing' },
    { q: 'cameriere Cremona', place: 'Cremona', total: 'nothing' },
    { q: 'muratore a Fara in Sabina', place: 'Fara in Sabina', right: { text: /murator/, within: { of: 'Fara in Sabina', km: 20 } } },
    { q: 'Frosinone', place: 'Frosinone', right: { within: { of: 'Frosinone', km: 20 } } },
    {
      q: 'cuoco provincia di Latina',
      place: 'Latina',
      right: { text: /cuoc|cottura/, province: 'LT' },
      all: { text: /\bcuoc/, province: 'LT' },
    },
    { q: 'autista Pomezia', place: 'Pomezia', right: { text: /autist|conduc|camion/, within: { of: 'Pomezia', km: 20 } } },
    {
      q: 'magazziniere vicino a Guidonia',
      place: 'Guidonia Montecelio',
      right: { text: /magazz/, within: { of: 'Guidonia Montecelio', km: 20 } },
      all: { title: /magazzin/, within: { of: 'Guidonia Montecelio', km: 20 } },
    },
    { q: 'operaio marmo', right: { text: /marm/ }, precision: 0.5, recall: 0 },
    { q: 'addetto cassa', right: { text: /cass/ }, all: { title: /addett\S* (?:alla )?cassa/ } },
  ]),
  ...group('inglese', [
    { q: 'waiter', right: { text: /camerier/ }, all: { title: /camerieri di ristorante/ } },
    { q: 'nurse', right: { text: /infermier/ }, all: { title: /infermier/ } },
    { q: 'warehouse worker', right: { text: /magazz|merci/ }, all: { title: /magazzinier/ }, recall: 0.6 },
    { q: 'software developer', right: { text: /software|programmator|developer|svilupp/ }, all: { title: /software/ }, recall: 0.6 },
    {
      q: 'electrician jobs in Latina',
      place: 'Latina',
      right: { text: /elettric|elettromecc/, within: LATINA },
      all: { title: /elettricist/, within: LATINA },
    },
    { q: 'hairdresser', right: { text: /parrucchier|acconciator/ }, all: { title: /parrucchier|acconciator/ } },
  ]),
  ...group('competenze e tipi', [
    { q: 'impianti fotovoltaici', right: { text: /fotovoltaic/ }, all: { text: /impiant\w+ fotovoltaic/ } },
    { q: 'java', right: { text: /\bjava\b|javascript|programmator|svilupp/ }, all: { text: /\bjava\b/ } },
    { q: 'data entry', right: { text: /data entry|immissione dati|inserimento dati/ }, all: { text: /data entry/ } },
    { q: 'tirocinio', right: { kind: 'internship' }, recall: 0.95 },
    { q: 'stage', right: { kind: 'internship' }, recall: 0.95 },
    { q: 'apprendistato', right: { kind: 'apprenticeship' }, recall: 0.95, precision: 0.9 },
    { q: 'apprendista parrucchiere', right: { text: /parrucchier|acconciator/ }, never: /meccanic/, recall: 0 },
  ]),
  ...group('aziende', [
    { q: 'John Cabot University', right: { organisation: /john cabot/ } },
    { q: 'openjobmetis', right: { organisation: /openjob ?metis/ }, all: { organisation: /openjobmetis/ } },
    { q: 'edil diana', right: { organisation: /edil diana/ } },
    { q: 'H&M', right: { organisation: /hennes|\bhm\b|h&m/ }, recall: 0 },
  ]),
  ...group('frasi lunghe', [
    {
      q: 'cerco lavoro come cameriere di sala in un ristorante',
      right: { text: /camerier/ },
      all: { title: /camerieri di ristorante|cameriere di sala/ },
      recall: 0.5,
    },
    { q: 'mi piacerebbe lavorare con gli animali', right: { text: /animal/ }, recall: 0.8 },
    { q: 'lavoro come magazziniere con patente del muletto', right: { text: /magazz|mulett|carrell/ }, recall: 0, relaxed: true },
    {
      q: 'impiegata amministrativa con esperienza in fatturazione attiva e passiva registrazione fatture e prima nota in studio',
      right: { text: /fattur|contab|amministrativ/ },
      recall: 0,
      relaxed: true,
    },
  ]),
  ...group('nessun senso e parole vuote', [
    { q: 'xqzwkj', total: 'nothing' },
    { q: 'qwerty asdfgh zxcvbn', total: 'nothing' },
    { q: 'astronauta', total: 'nothing' },
    { q: 'cameriere elicottero', total: 'nothing' },
    { q: 'di per la con', total: 'everything' },
    { q: 'lavoro', total: 'everything' },
    { q: 'offerte di lavoro', total: 'everything' },
    { q: '!!!', total: 'everything' },
  ]),
  ...group('parole cominciate', [
    { q: 'camer', right: { text: /\bcamer/ }, all: { text: /\bcamerier/ } },
    { q: 'elettric', right: { text: /elettric/ }, all: { title: /elettric/ } },
    { q: 'farmac', right: { text: /farmac/ } },
  ]),
];
