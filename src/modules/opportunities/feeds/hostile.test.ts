import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readAll } from '../testing/read-all.ts';

const MB = 1_000_000;
const job = (title: string, description = 'testo') =>
  JSON.stringify({ '@type': 'JobPosting', title, description, url: `https://example.it/${title.length}` });

test('un’entità esterna (XXE) è rifiutata prima di leggere alcun annuncio', async () => {
  const xml = '<?xml version="1.0"?><!DOCTYPE jobs [<!ENTITY x SYSTEM "file:///etc/passwd">]><jobs><job><title>&x;</title></job></jobs>';
  expect(await readAll(xml)).toMatchObject({ error: 'opportunities.feed-forbidden-entity', ads: [] });
});

test('miliardi di risate: il documento con DTD è rifiutato, anche se la DTD arriva dopo un lungo commento', async () => {
  const entities = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
  const bomb = `<!DOCTYPE lolz [<!ENTITY l0 "lol">${entities}]><jobs><job><title>&l9;</title></job></jobs>`;
  expect((await readAll(bomb)).error).toBe('opportunities.feed-forbidden-entity');
  const late = await readAll(`<!--${' <job> '.repeat(20_000)}-->${bomb}`);
  expect(late.failure ?? late.error).toBe('opportunities.feed-forbidden-entity');
});

test('un’entità mai dichiarata ferma la lettura, quelle di HTML si leggono', async () => {
  expect((await readAll('<jobs><job><title>A &xxe; B</title></job></jobs>')).failure).toBe('opportunities.feed-forbidden-entity');
  expect((await readAll('<jobs><job><title>Perch&eacute;&nbsp;no &amp; s&igrave;</title></job></jobs>')).ads[0]?.title).toBe(
    'Perché no & sì',
  );
});

test('un titolo di 10 MB è rifiutato da solo, in ogni formato', async () => {
  const title = 'x'.repeat(10 * MB);
  const feeds = [
    `${job('Uno')}\n${job(title)}\n${job('Due!')}\n`,
    `[${job('Uno')},${job(title)},${job('Due!')}]`,
    `<jobs><job><title>Uno</title></job><job><title>${title}</title></job><job><title>Due!</title></job></jobs>`,
    `titolo;comune\nUno;Lodi\n${title};Lodi\nDue!;Lodi\n`,
  ];
  for (const feed of feeds) {
    const { ads, rejected } = await readAll(feed);
    expect(ads.map((ad) => ad.title)).toEqual(['Uno', expect.stringMatching(/^Due/)]);
    expect(rejected).toMatchObject([{ position: 2, reason: 'too-large' }]);
    expect(rejected[0]?.excerpt.length).toBeLessThanOrEqual(500);
  }
});

test('un titolo di 301 caratteri e una descrizione oltre il limite sono rifiutati, mai tagliati', async () => {
  const { ads, rejected } = await readAll(
    [job('a'.repeat(300)), job('a'.repeat(301)), job('Lunga', 'parola '.repeat(30_000)), job('Media', 'parola '.repeat(20_000))].join('\n'),
  );
  expect(ads.map((ad) => ad.description.length)).toEqual([5, 139_999]);
  expect(rejected.map((item) => item.reason)).toEqual(['title-too-long', 'description-too-long']);
});

test('un annidamento assurdo si ferma: il record, o tutto il feed', async () => {
  const deep = `{"@type":"JobPosting","title":${'['.repeat(200)}${']'.repeat(200)}}`;
  expect((await readAll(`[${job('Uno')},${deep}]`)).rejected).toMatchObject([{ reason: 'too-deep' }]);
  expect((await readAll(`${job('Uno')}\n${deep}\n`)).rejected).toMatchObject([{ reason: 'too-deep' }]);
  expect((await readAll(`[${job('Uno')},${'['.repeat(MB)}`)).failure).toBe('opportunities.feed-too-deep');
  expect((await readAll(`<jobs><job>${'<a>'.repeat(MB)}`)).failure).toBe('opportunities.feed-too-deep');
  expect((await readAll(`module.exports = { attributes: ${'['.repeat(MB)}`)).failure).toBe('opportunities.feed-too-deep');
});

test('un feed troncato fallisce in qualunque punto sia tagliato, e non passa per completo', async () => {
  const feeds = [
    `[${job('Uno')},${job('Due!')}]`,
    `{"@graph":[${job('Uno')}],"@context":"x"}`,
    `<?xml version="1.0"?><jobs><job><title>Uno</title></job><job><title>Due</title></job></jobs>`,
  ];
  for (const feed of feeds) {
    for (let cut = 40; cut < feed.length; cut++) {
      const read = await readAll(feed.slice(0, cut));
      expect(read.failure ?? read.error, feed.slice(0, cut)).not.toBeNull();
    }
  }
  expect((await readAll(`${job('Uno')}\n${job('Due!').slice(0, 40)}`)).failure).toBe('opportunities.feed-truncated');
  expect((await readAll('titolo;testo\nUno;"mai chiuso\nDue;x\n')).failure).toBe('opportunities.feed-truncated');
  expect((await readAll(gzipSync(`${job('Uno')}\n`.repeat(500)).subarray(0, 80))).error).toBe('opportunities.feed-truncated');
});

test('una riga rotta in mezzo non ferma le altre', async () => {
  const { ads, rejected } = await readAll(`${job('Uno')}\n{"@type":"JobPosting","title":"rotta\n${job('Due!')}\n[1,2]\n"testo"\n`);
  expect(ads).toHaveLength(2);
  expect(rejected.map((item) => item.reason)).toEqual(['invalid-json', 'not-a-job-posting', 'not-a-job-posting']);
});

test('una bomba compressa si ferma sul rapporto o sulla misura', async () => {
  const bomb = gzipSync(Buffer.concat([Buffer.from(`[${job('Uno')},`), Buffer.alloc(60 * MB, ' ')]));
  expect(await readAll(bomb)).toMatchObject({ error: null, failure: 'opportunities.feed-compression-bomb' });
  const small = gzipSync(`${job('Uno')}\n`.repeat(20_000));
  expect((await readAll(small, { limits: { inflatedBytes: 100_000 } })).failure).toBe('opportunities.feed-compression-bomb');
  expect((await readAll(small)).ads).toHaveLength(20_000);
});

test('gzip nel gzip, zip e altri archivi sono rifiutati con il loro nome; un gzip guasto si riconosce', async () => {
  const gz = gzipSync(job('Uno'));
  expect((await readAll(gz)).ads).toHaveLength(1);
  expect(await readAll(gzipSync(gz))).toMatchObject({
    error: 'opportunities.feed-archive-not-supported',
    params: { looksLike: 'gzip in gzip' },
  });
  expect(await readAll(Buffer.from('PK\x03\x04resto'))).toMatchObject({
    error: 'opportunities.feed-archive-not-supported',
    params: { looksLike: 'zip' },
  });
  expect((await readAll(Buffer.concat([gz.subarray(0, 20), Buffer.alloc(60, 0xff)]))).error).toBe('opportunities.feed-bad-gzip');
});

test('un feed oltre la misura massima si ferma', async () => {
  expect((await readAll(`${job('Uno')}\n`.repeat(5_000), { limits: { inputBytes: 200_000 } })).failure).toBe(
    'opportunities.feed-too-large',
  );
});

test('vuoto, solo spazi, prosa, Markdown, binario, XML e JSON di altro: ciascuno con il suo nome', async () => {
  expect((await readAll('')).error).toBe('opportunities.feed-empty');
  expect((await readAll(' \n\t ')).error).toBe('opportunities.feed-empty');
  expect(await readAll('# Indeed\n\n```\n<?xml version="1.0"?><source><job>\n```')).toMatchObject({
    error: 'opportunities.feed-unknown-format',
    params: { looksLike: 'markdown' },
  });
  expect(await readAll('Cerco lavoro, grazie.\n')).toMatchObject({
    error: 'opportunities.feed-unknown-format',
    params: { looksLike: 'text' },
  });
  expect(await readAll(Buffer.from('%PDF-1.7\n\x00\x01'))).toMatchObject({ params: { looksLike: 'binary' } });
  expect(await readAll('<rss><channel/></rss>')).toMatchObject({ params: { looksLike: 'xml' } });
  expect(await readAll('{"a":[1,2,3]}')).toMatchObject({ params: { looksLike: 'json' } });
  expect((await readAll('{"a": nulla}')).error).toBe('opportunities.feed-invalid-json');
  expect((await readAll('{"@graph": [}')).failure).toBe('opportunities.feed-invalid-json');
});

test('i segni NUL non fanno entrare nulla di strano', async () => {
  const { ads, rejected } = await readAll(`${job('Uno')}\n{"@type":"JobPosting","title":"D\0ue"}\n${job('Tre?')}\n`);
  expect(ads).toHaveLength(2);
  expect(rejected).toMatchObject([{ reason: 'invalid-json' }]);
  expect((await readAll('<jobs><job><title>D\0ue\x01</title></job></jobs>')).ads[0]?.title).toBe('Due');
  expect((await readAll('titolo;comune\nD\0ue;Lodi\n')).ads[0]?.title).toBe('Due');
});

test('i contatti e i collegamenti pericolosi non escono dal lettore', async () => {
  const bad = {
    '@type': 'JobPosting',
    title: 'Cuoco tel. 333 1234567',
    description: '<a href="javascript:alert(1)">x</a> mario@example.it',
    url: 'https://wa.me/393331234567',
  };
  const { ads } = await readAll(JSON.stringify(bad));
  expect(ads[0]).toMatchObject({ title: 'Cuoco tel. [contatto nascosto]', description: 'x [contatto nascosto]', applyUrl: null });
  expect((await readAll(JSON.stringify({ ...bad, title: '', url: 'https://u:p@example.it/' }))).rejected[0]?.excerpt).not.toContain(
    'mario@',
  );
});
