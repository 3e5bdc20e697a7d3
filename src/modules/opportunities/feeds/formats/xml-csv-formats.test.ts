import { expect, test } from 'vitest';
import { readAll } from '../../testing/read-all.ts';

const eures = (status = 'Active') => `<?xml version='1.0' encoding='UTF-8'?>
<PositionOpening xmlns="http://www.hr-xml.org/3" validFrom="2026-08-05">
  <DocumentID schemeID="X">doc-1</DocumentID>
  <PositionOpeningStatusCode name="${status}">${status}</PositionOpeningStatusCode>
  <PositionProfile languageCode="it">
    <PostingInstruction><ApplicationMethod><Instructions><![CDATA[<a href="https://example.eu/1?a=1&amp;b=2">link</a>]]></Instructions></ApplicationMethod></PostingInstruction>
    <PositionTitle>Elettricista</PositionTitle>
    <PositionLocation><Address>
      <o:AddressLine xmlns:o="http://www.openapplications.org/oagis/9">Via Prova 6</o:AddressLine>
      <o:CityName xmlns:o="http://www.openapplications.org/oagis/9">Lodi</o:CityName><CountryCode>IT</CountryCode>
    </Address></PositionLocation>
    <PositionOrganization><OrganizationIdentifiers><OrganizationName>Prova Impianti</OrganizationName></OrganizationIdentifiers></PositionOrganization>
    <PositionOpenQuantity>2</PositionOpenQuantity>
    <JobCategoryCode listName="ISCO2008" listURI="http://ec.europa.eu/esco/ConceptScheme/ISCO2008">7411</JobCategoryCode>
    <PositionOfferingTypeCode>Apprenticeship</PositionOfferingTypeCode>
    <PositionFormattedDescription><Content><![CDATA[<p>Impianti &amp; quadri</p>]]></Content></PositionFormattedDescription>
    <PositionScheduleTypeCode>FullTime</PositionScheduleTypeCode>
    <ApplicationCloseDate>2026-11-01</ApplicationCloseDate>
  </PositionProfile>
</PositionOpening>`;

test('un annuncio EURES in XML si legge, con qualunque prefisso di nomi', async () => {
  const { format, ads } = await readAll(eures(), {}, 19);
  expect(format).toBe('eures-xml');
  expect(ads).toMatchObject([
    {
      externalKey: 'doc-1',
      kind: 'apprenticeship',
      title: 'Elettricista',
      description: 'Impianti & quadri',
      organisation: 'Prova Impianti',
      place: { name: 'Lodi', street: 'Via Prova 6', country: 'IT' },
      schedule: 'full_time',
      openings: 2,
      occupationHint: 'isco:7411',
      language: 'it',
      expiresAt: new Date('2026-11-01T23:00:00Z'),
      applyUrl: 'https://example.eu/1?a=1&b=2',
    },
  ]);
});

test('un annuncio EURES chiuso è rifiutato', async () => {
  expect((await readAll(eures('Closed'))).rejected).toMatchObject([{ externalKey: 'doc-1', reason: 'not-published' }]);
});

test('il feed di Indeed', async () => {
  const { format, ads } = await readAll(`<?xml version="1.0" encoding="utf-8"?><source><publisher>ATS</publisher><job>
    <title><![CDATA[Commesso]]></title><date><![CDATA[Tue, 29 Jun 2021 22:49:39 GMT]]></date><referencenumber><![CDATA[r1]]></referencenumber>
    <url>\n <![CDATA[http://www.example.com/view?id=1&amp;source=Indeed]]>\n</url><company><![CDATA[ABC]]></company><city>Pavia</city><state>PV</state><country>IT</country>
    <description><![CDATA[<h2>Chi sei</h2><ul><li>cortese</li></ul>]]></description><salary><![CDATA[€ 1.350 al mese]]></salary><jobtype><![CDATA[fulltime, parttime]]></jobtype>
    <expirationdate><![CDATA[Mon, 08 Nov 2021]]></expirationdate></job></source>`);
  expect(format).toBe('indeed-xml');
  expect(ads).toMatchObject([
    {
      externalKey: 'r1',
      title: 'Commesso',
      description: 'Chi sei\n\n- cortese',
      organisation: 'ABC',
      place: { name: 'Pavia', region: 'PV' },
      pay: { min: 1350, per: 'month' },
      schedule: 'flexible',
      applyUrl: 'http://www.example.com/view?id=1&source=Indeed',
      expiresAt: new Date('2021-11-08T23:00:00Z'),
    },
  ]);
});

test('i feed di Adzuna, Jobrapido, LinkedIn e Jobsonline', async () => {
  const adzuna =
    '<jobs><job><title>Cuoco</title><id>7</id><location>Cremona, IT</location><geo_lat>45.13</geo_lat><geo_lng>10.02</geo_lng><salary_min>1200</salary_min><salary_max>1400</salary_max><salary_frequency>month</salary_frequency><salary_currency>EUR</salary_currency><contract_type>permanent</contract_type><contract_time>part_time</contract_time></job></jobs>';
  const jobrapido =
    '<source><jobs><job><title>Cuoco</title><reference_id>ad1</reference_id><location>Phoenix</location><postalcode>85003</postalcode><publishdate>19/10/2018</publishdate><expirydate>19/12/2018</expirydate><salary>$50K per year</salary></job></jobs></source>';
  const linkedin =
    '<source><job><partnerJobId>1</partnerJobId><title>Cuoco</title><applyUrl>https://www.example.com/1</applyUrl><isRemote>Yes</isRemote><experienceLevel>INTERNSHIP</experienceLevel><salaries><salary><highEnd><amount>![CDATA[30000]]</amount><currencyCode>USD</currencyCode></highEnd><lowEnd><amount>20000</amount><currencyCode>USD</currencyCode></lowEnd><period>![CDATA[yearly]]</period><type>BASE_SALARY</type></salary></salaries></job></source>';
  const jobsonline =
    '<jobs><job><id>24</id><title>Adviseur</title><employmentcontracts><employmentcontract>10</employmentcontract></employmentcontracts><workinghours><workinghours>2</workinghours><workinghours>6</workinghours></workinghours><introtext>Als adviseur</introtext><applylink>https://www.example.nl/1</applylink></job></jobs>';
  const all = await Promise.all([adzuna, jobrapido, linkedin, jobsonline].map((feed) => readAll(feed)));
  expect(all.map((one) => one.ads[0])).toMatchObject([
    {
      externalKey: '7',
      place: { name: 'Cremona', lat: 45.13, lon: 10.02 },
      pay: { min: 1200, max: 1400, per: 'month' },
      contract: 'permanent',
      schedule: 'part_time',
    },
    { externalKey: 'ad1', place: { name: 'Phoenix' }, pay: { min: 50_000, currency: 'USD' }, expiresAt: new Date('2018-12-19T23:00:00Z') },
    {
      externalKey: '1',
      kind: 'internship',
      place: { remote: true },
      pay: { min: 20_000, max: 30_000, per: 'year' },
      applyUrl: 'https://www.example.com/1',
    },
    { externalKey: '24', kind: 'internship', schedule: 'part_time', description: 'Als adviseur', applyUrl: 'https://www.example.nl/1' },
  ]);
});

test('un record vuoto del feed è rifiutato, gli altri restano', async () => {
  const { ads, rejected } = await readAll('<jobs><job><title>Uno</title></job><job>...</job><job><title>Due</title></job></jobs>');
  expect(ads.map((ad) => ad.title)).toEqual(['Uno', 'Due']);
  expect(rejected).toMatchObject([{ position: 2, reason: 'missing-title' }]);
});

test('un CSV italiano con punto e virgola e virgolette', async () => {
  const csv =
    'Codice;Titolo;Descrizione;Comune;Prov;Tipo contratto;Ore;Retribuzione;Data scadenza;Link\r\n1;"Barista ""notte""";"Primo;\r\nsecondo";Lecco;LC;tirocinio;24;"800 € al mese";30/09/2026;https://example.it/1\r\n\r\n2;Cuoca;;Sondrio;SO;;;;;javascript:alert(1)\r\n';
  for (const chunk of [3, 65_536]) {
    const { format, ads } = await readAll(csv, {}, chunk);
    expect(format).toBe('csv');
    expect(ads).toMatchObject([
      {
        externalKey: '1',
        kind: 'internship',
        title: 'Barista "notte"',
        description: 'Primo;\nsecondo',
        place: { name: 'Lecco', province: 'LC' },
        hours: 24,
        pay: { min: 800, per: 'month' },
        applyUrl: 'https://example.it/1',
      },
      { externalKey: '2', title: 'Cuoca', applyUrl: null },
    ]);
  }
});

test('un CSV inglese con virgole, uno con tabulazioni e uno con le intestazioni indicate', async () => {
  expect((await readAll('id,jobTitle,city\n1,Cook,Milan\n')).ads).toMatchObject([{ title: 'Cook', place: { name: 'Milan' } }]);
  expect((await readAll('Titolo\tSede di lavoro\nCuoco\tPavia\n')).ads).toMatchObject([{ title: 'Cuoco', place: { name: 'Pavia' } }]);
  expect((await readAll('Figura;Dove\nCuoco;Pavia\n', { mapping: { title: 'Figura', place: 'dove' } })).ads).toMatchObject([
    { title: 'Cuoco', place: { name: 'Pavia' } },
  ]);
  expect((await readAll('Figura;Dove\nCuoco;Pavia\n')).error).toBe('opportunities.feed-unknown-format');
});

test('senza codice della fonte la chiave è la stessa a ogni lettura e cambia con il luogo', async () => {
  const keys = async (place: string) => (await readAll(`titolo;comune\nCuoco;${place}\n`)).ads[0]?.externalKey;
  expect(await keys('Pavia')).toBe(await keys('Pavia'));
  expect(await keys('Pavia')).not.toBe(await keys('Lodi'));
});
