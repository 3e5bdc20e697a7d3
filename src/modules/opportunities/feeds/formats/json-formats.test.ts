import { expect, test } from 'vitest';
import { readAll } from '../../testing/read-all.ts';

const offer = {
  CPI: 'CPI PROVA',
  ID_Richiesta: 'P1X1',
  DataInserimento: '20/08/2026',
  DataScadenza: '30/09/2026',
  Azienda: 'Forno Esempio S.r.l.',
  NumeroLavoratoriRichiesti: 2.0,
  Qualifica: 'Panettieri e pastai artigianali - AIUTO FORNAIO NOTTURNO',
  Mansioni: 'Impasto e cottura.\nScrivere a forno@example.it',
  ComuneSedeLavoro: 'CREMONA',
  TipoContratto: 'LAVORO A TEMPO DETERMINATO                  |A.02.00',
  'Preselezione Riservata': 'Categorie protette art 18 Legge 68/99',
  LinkPubblicazioneOfferta: 'https://www.example.it/offerte/1',
};

test('un’offerta del centro per l’impiego diventa un annuncio leggibile', async () => {
  const { format, ads } = await readAll(JSON.stringify(offer));
  expect(format).toBe('cpi');
  expect(ads).toEqual([
    {
      externalKey: 'P1X1',
      kind: 'job',
      title: 'Aiuto fornaio notturno',
      description: 'Impasto e cottura.\nScrivere a [contatto nascosto]\n\n- Preselezione riservata: Categorie protette art 18 Legge 68/99',
      organisation: 'Forno Esempio S.r.l.',
      place: { name: 'CREMONA', region: 'Lazio', country: 'IT' },
      contract: 'fixed_term',
      schedule: null,
      hours: null,
      hoursWeek: null,
      pay: null,
      agreement: null,
      openings: 2,
      licences: [],
      languages: [],
      educationLevel: null,
      experienceMonths: null,
      start: null,
      shifts: ['night'],
      readInText: ['shifts'],
      occupationHint: 'Panettieri e pastai artigianali',
      language: 'it',
      publishedAt: new Date('2026-08-19T22:00:00Z'),
      expiresAt: new Date('2026-09-30T22:00:00Z'),
      applyUrl: 'https://www.example.it/offerte/1',
    },
  ]);
});

test('le offerte in righe, in lista e nella forma originale danno gli stessi annunci', async () => {
  const two = [offer, { ...offer, ID_Richiesta: 'P1X2', Azienda: 'Azienda riservata', TipoContratto: 'TIROCINIO' }];
  const lines = await readAll(`${two.map((one) => JSON.stringify(one)).join('\n')}\n`);
  const list = await readAll(JSON.stringify(two));
  const snapshot = await readAll(JSON.stringify({ meta: { versione: 'x', note: ['a', 'b'] }, offerte: two }, null, 1), {}, 7);
  expect(lines.ads.map((ad) => [ad.externalKey, ad.organisation, ad.kind])).toEqual([
    ['P1X1', 'Forno Esempio S.r.l.', 'job'],
    ['P1X2', null, 'internship'],
  ]);
  expect(list.ads).toEqual(lines.ads);
  expect(snapshot.ads).toEqual(lines.ads);
});

test('un’offerta senza qualifica usa le mansioni brevi come titolo, altrimenti è rifiutata con il motivo', async () => {
  const { Qualifica: _none, ...bare } = offer;
  const { ads, rejected } = await readAll(
    [
      { ...bare, Mansioni: 'COLLABORATORE DOMESTICO' },
      { ...bare, Mansioni: 'testo '.repeat(60) },
    ]
      .map((one) => JSON.stringify(one))
      .join('\n'),
  );
  expect(ads.map((ad) => ad.title)).toEqual(['Collaboratore domestico']);
  expect(rejected).toMatchObject([{ position: 2, externalKey: 'P1X1', reason: 'missing-title' }]);
});

const posting = {
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title: 'Cameriere/a di sala (m/f)',
  description: '&lt;p&gt;Servizio ai tavoli&lt;/p&gt;&lt;ul&gt;&lt;li&gt;turni&lt;/li&gt;&lt;/ul&gt;',
  identifier: { '@type': 'PropertyValue', name: 'x', value: 'abc-1' },
  datePosted: '2026-08-01T10:50:17+0000',
  validThrough: '2026-10-31',
  employmentType: ['PART_TIME', 'TEMPORARY'],
  hiringOrganization: { '@type': 'Organization', name: 'Trattoria Prova' },
  jobLocation: [
    {
      '@type': 'Place',
      address: { addressLocality: 'CREMA', postalCode: '26013', addressCountry: { name: 'IT' } },
      geo: { latitude: '45.3', longitude: '9.68' },
    },
  ],
  baseSalary: { currency: 'EUR', value: { unitText: 'YEAR', value: 'negotiable' } },
  url: 'https://example.it/a/1',
};

test('un JobPosting di schema.org con i suoi modi strani si legge', async () => {
  const { format, ads } = await readAll(JSON.stringify(posting));
  expect(format).toBe('schema-org');
  expect(ads[0]).toMatchObject({
    externalKey: 'abc-1',
    title: 'Cameriere/a di sala',
    description: 'Servizio ai tavoli\n\n- turni',
    organisation: 'Trattoria Prova',
    place: { name: 'CREMA', postcode: '26013', country: 'IT', lat: 45.3, lon: 9.68 },
    contract: 'fixed_term',
    schedule: 'part_time',
    pay: null,
    publishedAt: new Date('2026-08-01T10:50:17Z'),
    expiresAt: new Date('2026-10-31T23:00:00Z'),
    applyUrl: 'https://example.it/a/1',
  });
});

test('lista, @graph, ItemList e righe di JSON-LD danno lo stesso annuncio; i nodi di contorno si saltano', async () => {
  const crumbs = { '@type': 'BreadcrumbList', itemListElement: [{ '@type': 'ListItem', position: 1 }] };
  const shapes = [
    [posting, crumbs],
    { '@context': 'https://schema.org', '@graph': [crumbs, posting] },
    { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', position: 1, item: posting }] },
    { '@type': 'WebPage', mainEntity: { ...posting, '@type': ['Thing', 'https://schema.org/JobPosting'] } },
  ];
  for (const shape of shapes) {
    const { ads, rejected } = await readAll(JSON.stringify(shape), {}, 11);
    expect(ads.map((ad) => ad.externalKey)).toEqual(['abc-1']);
    expect(rejected).toEqual([]);
  }
  expect((await readAll(`${JSON.stringify(posting)}\n${JSON.stringify(posting)}`)).ads).toHaveLength(2);
});

test('una pagina HTML con il JSON-LD dentro si legge, anche con gli a capo crudi', async () => {
  const json = JSON.stringify(posting).replace('&lt;/p&gt;', '\n');
  const page = `<!doctype html><html><body><script>var a = "<p>";</script><script type="application/ld+json">${JSON.stringify({ '@type': 'WebSite' })}</script><SCRIPT TYPE='application/ld+json' id="x">/*<![CDATA[*/${json}/*]]>*/</SCRIPT></body></html>`;
  for (const chunk of [13, 65_536]) expect((await readAll(page, {}, chunk)).ads).toHaveLength(1);
});

test('una pagina senza annunci, o con i soli microdati, lo dice', async () => {
  expect((await readAll('<html><body>ciao</body></html>')).failure).toBe('opportunities.feed-no-job-posting');
  expect(
    (await readAll('<html><div itemscope itemtype="https://schema.org/JobPosting"><h2 itemprop="title">x</h2></div></html>')).failure,
  ).toBe('opportunities.feed-microdata-not-supported');
});

const norwegian = {
  uuid: 'u-1',
  title: 'Elektriker',
  status: 'ACTIVE',
  privacy: 'SHOW_ALL',
  expires: '2026-12-02T01:00:00',
  published: '2026-08-19T12:12:08.194',
  categoryList: [{ categoryType: 'STYRK08NAV', code: '7411.01', name: 'Elektriker' }],
  employer: { name: 'PROVA AS' },
  locationList: [{ city: 'OSLO', county: 'OSLO', country: 'NORGE', postalCode: '0195', latitude: '59.9', longitude: null }],
  properties: { adtext: '<p>Tekst</p>', extent: 'Heltid', engagementtype: 'Fast', positioncount: '2', sourceurl: 'https://example.no/1' },
};

test('un annuncio EURES in JSON si legge da solo, in pagina e come risultato di ricerca', async () => {
  const shapes = [
    norwegian,
    { content: [norwegian], totalElements: 1 },
    { took: 1, hits: { total: { value: 1 }, hits: [{ _index: 'x', _id: '1', _source: norwegian }] } },
  ];
  for (const shape of shapes) {
    const { format, ads } = await readAll(JSON.stringify(shape, null, 2), {}, 17);
    expect(format).toBe('eures-json');
    expect(ads).toMatchObject([
      {
        externalKey: 'u-1',
        contract: 'permanent',
        schedule: 'full_time',
        openings: 2,
        occupationHint: 'isco:7411',
        place: { name: 'OSLO', country: 'NO' },
        applyUrl: 'https://example.no/1',
      },
    ]);
    expect(ads[0]?.expiresAt?.toISOString()).toBe('2026-12-02T00:00:00.000Z');
  }
});

test('un annuncio EURES già chiuso entra come scaduto, uno cancellato o interno è rifiutato', async () => {
  const page = {
    content: [
      { ...norwegian, status: 'STOPPED', updated: '2026-08-25T10:00:00' },
      { ...norwegian, status: 'DELETED' },
      { ...norwegian, privacy: 'INTERNAL_NOT_SHOWN' },
    ],
  };
  const { ads, rejected } = await readAll(JSON.stringify(page));
  expect(ads[0]?.expiresAt?.toISOString()).toBe('2026-08-25T08:00:00.000Z');
  expect(rejected.map((item) => item.reason)).toEqual(['not-published', 'not-public']);
});

test('Workable: i pubblicati sì, le bozze no; il lavoro singolo con tutto il testo', async () => {
  const job = {
    id: '1',
    shortcode: 'AB1',
    title: 'Office Manager',
    state: 'published',
    url: 'https://example.com/j/1',
    application_url: 'https://example.com/j/1/n',
    location: { city: 'Milano', region: 'Lombardia', country_code: 'IT', telecommuting: true },
    employment_type: 'Full-time',
    created_at: '2026-06-08T00:00:00Z',
  };
  const list = await readAll(JSON.stringify({ jobs: [{ ...job, shortcode: 'AB0', state: 'draft' }, job], paging: {} }));
  expect(list.format).toBe('workable');
  expect(list.ads).toMatchObject([{ externalKey: 'AB1', description: '', schedule: 'full_time', place: { name: 'Milano', remote: true } }]);
  expect(list.rejected).toMatchObject([{ externalKey: 'AB0', reason: 'not-published' }]);
  const single = await readAll(JSON.stringify({ ...job, description: '<p>Uno</p>', requirements: '<ul><li>Due</li></ul>' }));
  expect(single.ads[0]?.description).toBe('Uno\n\n- Due');
});

test('Teamtailor: pagina JSON:API con i luoghi a parte, e file JavaScript letto senza eseguirlo', async () => {
  const page = {
    data: [
      {
        id: '7',
        type: 'jobs',
        links: { 'careersite-job-url': 'https://example.se/7' },
        attributes: { title: 'Utvecklare', body: '<p>Text</p>', 'human-status': 'published', 'end-date': '2026-12-31' },
        relationships: { locations: { data: [{ id: '3', type: 'locations' }] } },
      },
      { id: '8', type: 'jobs', attributes: { title: 'Intern', internal: true } },
    ],
    included: [{ id: '3', type: 'locations', attributes: { city: 'Como', country: 'IT', lat: 45.8, long: 9.08 } }],
  };
  const json = await readAll(JSON.stringify(page));
  expect(json.ads).toMatchObject([{ externalKey: '7', place: { name: 'Como', lat: 45.8 }, expiresAt: new Date('2026-12-31T23:00:00Z') }]);
  expect(json.rejected).toMatchObject([{ reason: 'not-public' }]);
  const js = await readAll(
    `// prova\nmodule.exports = { data: [ { id: "9", type: 'jobs', attributes: { title: 'L\\u2019orto', body: \`<p>x</p>\`, }, }, ], };\n`,
  );
  expect(js.ads).toMatchObject([{ externalKey: '9', title: 'L’orto', description: 'x' }]);
  expect((await readAll('module.exports = { data: [ { attributes: { title: process.exit(1) } } ] }')).failure).toBe(
    'opportunities.feed-invalid-json',
  );
});
