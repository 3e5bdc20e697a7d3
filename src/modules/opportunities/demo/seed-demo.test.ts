import { beforeAll, describe, expect, test } from 'vitest';
import { TEST_NOW, testPlatform } from '../../../../test/support/app.ts';
import { asOwner, testDatabase } from '../../../../test/support/database.ts';
import { silentTerminal } from '../../../platform/cli/terminal.ts';
import { fixedClock } from '../../../platform/clock/clock.ts';
import { loadTaxonomy } from '../../taxonomy/testing/load-taxonomy.ts';
import { loadPlaces } from '../../territory/testing/load-places.ts';
import { maskContacts } from '../domain/mask-contacts.ts';
import { reviewReason } from '../domain/reading/ad-rules.ts';
import { addAds } from '../testing/add-ads.ts';
import { refreshDemoJob } from './refresh-demo.job.ts';
import { seedDemo } from './seed-demo.ts';

const database = await testDatabase();
const other = await testDatabase();
const clock = fixedClock(TEST_NOW);
const platform = testPlatform(database, { clock });
const terminal = silentTerminal();

beforeAll(async () => {
  for (const each of [database, other]) {
    await loadPlaces(each);
    await loadTaxonomy(each);
  }
});

const number = async (sql: string, db = database) => (await db.pool.query<{ n: number }>(sql)).rows[0]?.n ?? 0;
const COLUMNS = 'external_key, title, organisation, description, place_istat, contract, pay_min, published_at, expires_at';

describe('il catalogo dimostrativo', () => {
  test('riempie una base vuota con almeno 3.000 annunci diversi, in tutta la Lombardia, segnati come inventati', {
    timeout: 120_000,
  }, async () => {
    await seedDemo(platform, terminal, {});
    expect(await number('select count(*) as n from opportunities_ad where demo')).toBeGreaterThanOrEqual(3000);
    expect(await number('select count(distinct description) as n from opportunities_ad')).toBe(
      await number('select count(*) as n from opportunities_ad'),
    );
    expect(await number('select count(distinct place_province) as n from opportunities_ad')).toBe(12);
    expect(await number('select count(distinct place_istat) as n from opportunities_ad')).toBeGreaterThan(500);
    expect(await number('select count(distinct organisation) as n from opportunities_ad')).toBeGreaterThan(400);
    expect(await number('select count(distinct occupation_id) as n from opportunities_ad')).toBeGreaterThan(200);
    expect(await number('select count(*) as n from opportunities_ad where duplicate_of is not null')).toBe(0);
    const silent =
      "select count(*) as n from opportunities_ad where published_at > $1 or published_at < $1::timestamptz - interval '31 days' or expires_at <= $1";
    expect((await database.pool.query(silent, [TEST_NOW])).rows[0].n).toBe(0);
  });

  test('nessun annuncio inventato rompe le nostre regole, contiene recapiti o segnaposto', async () => {
    const { rows } = await database.pool.query<{ title: string; organisation: string; description: string }>(
      'select title, organisation, description from opportunities_ad',
    );
    for (const ad of rows) {
      expect(reviewReason(ad), ad.title).toBe(null);
      expect(maskContacts(ad.description)).toBe(ad.description);
      expect(`${ad.title}${ad.description}`).not.toMatch(/[{}]|undefined|\bnull\b/);
    }
  });

  test('la seconda volta, o dove ci sono già annunci, non fa niente', async () => {
    const before = await number('select max(change_seq) as n from opportunities_ad');
    await seedDemo(platform, terminal, {});
    expect(await number('select max(change_seq) as n from opportunities_ad')).toBe(before);
  });

  test('interrotto a metà, il prossimo avvio lo completa con gli stessi annunci', { timeout: 120_000 }, async () => {
    const broken = { ...testPlatform(other, { clock }) };
    let batches = 0;
    const failing = {
      ...other,
      write: (work: Parameters<typeof other.write>[0]) => {
        batches += 1;
        if (batches === 2) throw new Error('killed');
        return other.write(work);
      },
    };
    const dying = { ...broken, database: failing as typeof other };
    await expect(seedDemo(dying, terminal, { ads: 1200 })).rejects.toThrow('killed');
    expect(await number('select count(*) as n from opportunities_ad', other)).toBe(500);
    clock.set('2026-11-23T09:00:00Z');
    await seedDemo(broken, terminal, {});
    const all = `select ${COLUMNS} from opportunities_ad where external_key <= 'demo-0001200' order by external_key`;
    expect((await other.pool.query(all)).rows).toEqual((await database.pool.query(all)).rows);
    expect(await number('select count(*) as n from opportunities_ad', other)).toBe(1200);
  });

  test('dove c’è già un annuncio vero, non si aggiunge niente', async () => {
    await asOwner(
      other,
      "truncate opportunities_ad_skill, opportunities_report, opportunities_ad; delete from platform_setting where key = 'opportunities.demo'",
    );
    await addAds(other, [{ title: 'Vero' }], new Date(TEST_NOW));
    await seedDemo(testPlatform(other, { clock }), terminal, {});
    expect(await number('select count(*) as n from opportunities_ad', other)).toBe(1);
  });

  test('due mesi dopo gli annunci inventati scaduti sono datati di nuovo', async () => {
    clock.set('2027-01-25T03:20:00Z');
    const open = "select count(*) as n from opportunities_ad where expires_at > '2027-01-25T03:20:00Z'";
    expect(await number(open)).toBe(0);
    await refreshDemoJob.run(platform, {});
    expect(await number(open)).toBeGreaterThanOrEqual(3000);
  });
});
