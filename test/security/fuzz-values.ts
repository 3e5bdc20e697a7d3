import fc from 'fast-check';

/** Values that have broken programs before. */
export const NASTY = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...nastyTexts()) },
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.double().map(String),
  fc.integer().map(String),
  fc.bigInt().map(String),
  fc.constantFrom('it', 'cameriere', 'Cremona', '45.1,10.0', 'job', '20', 'date', '1', '03', '2026-01-01', 'clear', 'R'),
);

function nastyTexts(): string[] {
  const numbers = ['-1', '0', '1e999', 'NaN', '-Infinity', '9'.repeat(30), '0x10', '1.5', '١٢', '2147483648', '9007199254740993', '-0'];
  const texts = ['', ' ', '\u0000', 'a\u0000b', '%00', '%', '%%', '\ud800', '\udfff', '\ufeff', '\u202e', "'", '"', '\\', '`', ';--'];
  const shapes = [
    '[]',
    '{}',
    'null',
    'undefined',
    'true',
    '__proto__',
    'constructor',
    'toString',
    '../../etc/passwd',
    '*',
    '(',
    '[a-',
    '(a+)+$',
  ];
  const long = [
    'a'.repeat(5000),
    'è'.repeat(3000),
    '🙂'.repeat(1000),
    ' '.repeat(2000),
    '-'.repeat(4000),
    'a '.repeat(2000),
    `${'('.repeat(500)}`,
  ];
  const places = ['999,999', '91,181', 'NaN,NaN', '1e400,0', ',', '45.1', '45,1,10,0', '０３'];
  return [
    ...numbers,
    ...texts,
    ...shapes,
    ...long,
    ...places,
    '2026-02-30',
    '0000-00-00',
    '+275760-09-13',
    'eyJhIjoxfQ',
    'W10=',
    '&&&',
    '&=&',
    '#',
  ];
}

export const NAMES = [
  ...[
    'q',
    'near',
    'radius_km',
    'kind',
    'contract',
    'occupation',
    'sector',
    'schedule',
    'salary_min',
    'published_since',
    'sort',
    'cursor',
    'limit',
  ],
  ...[
    'province',
    'page',
    'pagina',
    'mappa',
    'lang',
    'exact',
    'cerca',
    'esito',
    'remote',
    'offset',
    'raggio',
    'vicino',
    'da',
    'text',
    'texts',
  ],
  ...['__proto__', 'constructor', 'prototype', '__proto__[x]', 'q[]', 'q[a]', 'hasOwnProperty', 'length', 'toString', 'then', ''],
];
export const FIELDS = [
  ...['answer', 'comment', 'page', 'description', 'replyTo', 'reason', 'text', 'testo', 'skill', 'suggerito', 'cerca', 'azione', 'area'],
  ...[
    'lavoro',
    'luogo',
    'raggio',
    'contratto',
    'orario',
    'patente',
    'tipo',
    'valore',
    '__proto__',
    'constructor',
    'page[]',
    'skill[__proto__]',
  ],
];

/** Encodes most values properly, some not at all, some with bytes that are no UTF-8. */
export const ENCODED = fc.tuple(NASTY, fc.nat(9)).map(([text, how]) => {
  if (how === 0) return '%ff%fe%E0%A4';
  if (how === 1)
    return text
      .toWellFormed()
      .replace(/[^\x21-\x7e]/g, '')
      .replace(/[#?]/g, '');
  return encodeURIComponent(text.toWellFormed());
});
export const pairs = (names: readonly string[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...names), ENCODED), { maxLength: 8 })
    .map((pairs) => pairs.map(([name, value]) => `${encodeURIComponent(name)}=${value}`).join('&'));

export const JSON_VALUE: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, NASTY, fc.double(), fc.integer(), fc.boolean(), fc.constant(null), tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 5 }),
  object: fc.dictionary(
    fc.constantFrom(...FIELDS, 'skills', 'occupations', 'interests', 'place', 'contracts', 'licences', 'uri', 'label'),
    tie('value'),
    {
      maxKeys: 6,
      noNullPrototype: false,
    },
  ),
})).value;

export const HEADERS = fc.dictionary(
  fc.constantFrom(
    'accept',
    'accept-language',
    'accept-encoding',
    'if-none-match',
    'if-modified-since',
    'range',
    'origin',
    'sec-fetch-site',
    'expect',
    'x-http-method-override',
    'content-length',
    'x-forwarded-for',
    'x-forwarded-proto',
    'host',
    'content-encoding',
    'x-forwarded-host',
    'forwarded',
    'x-original-url',
    'x-rewrite-url',
    'x-http-method',
    'x-real-ip',
    'user-agent',
    'sec-fetch-mode',
    'cookie',
  ),
  NASTY.map((text) => text.replace(/[^\x20-\x7e]/g, '').slice(0, 2000)),
  { maxKeys: 4 },
);

/** Bodies that are heavy for their size, or not of the type they say. */
export const HEAVY_BODIES: readonly (readonly [type: string, body: string])[] = [
  ['application/json', '['.repeat(100_000)],
  ['application/json', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ['application/json', `{"text":"${'a'.repeat(250_000)}"}`],
  ['application/json', `[${'0,'.repeat(120_000)}0]`],
  ['application/json', '{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}'],
  ['application/json', '{"text":"\\ud800","text":"\\u0000"}'],
  ['application/json', '1e999'],
  ['application/json', '\ufeff{}'],
  ['application/x-www-form-urlencoded', `${'a=b&'.repeat(60_000)}`],
  ['application/x-www-form-urlencoded', `a${'[b]'.repeat(5000)}=c`],
  ['application/x-www-form-urlencoded', '%'.repeat(200_000)],
  ['application/x-www-form-urlencoded', `q=${'%00'.repeat(50_000)}`],
  ['application/x-www-form-urlencoded', `q=${'%ED%A0%80'.repeat(20_000)}`],
  ['application/x-www-form-urlencoded; charset=utf-7', 'q=+ADw-script+AD4-'],
  ['application/x-www-form-urlencoded; charset=utf-16', Buffer.from('q=a', 'utf16le').toString('latin1')],
  ['multipart/form-data; boundary=x', `--x\r\ncontent-disposition: form-data; name="q"\r\n\r\n${'a'.repeat(250_000)}\r\n--x--`],
  ['multipart/form-data; boundary=x', '--x\r\n'.repeat(20_000)],
  ['multipart/form-data', 'x'],
  ['text/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
];

/** Ways of writing a path that servers have disagreed about. */
export const PATH_TRICKS: readonly ((path: string) => string)[] = [
  (path) => path.replace('/', '//'),
  (path) => path.replace('/', '/./'),
  (path) => `/x/..${path}`,
  (path) => `/%2e%2e${path}`,
  (path) => path.replaceAll('/', '%2f'),
  (path) => path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  (path) => path.toUpperCase(),
  (path) => `${path};jsessionid=1`,
  (path) => `${path}%00`,
  (path) => `${path}%20`,
  (path) => `${path}/.`,
  (path) => `${path}.json`,
  (path) => `/en/en${path}`,
  (path) => path.replaceAll('/', '\\\\'),
];
