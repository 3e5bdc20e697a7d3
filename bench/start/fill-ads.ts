import type { AdDocument } from '../../src/modules/matching/engine/types.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { copyRows } from '../peers/copy-rows.ts';
import type { World } from '../world/ads.ts';

const CHUNK = 5000;
const AD_COLUMNS = [
  ...(['id', 'source_id', 'external_key', 'kind', 'title', 'slug', 'description', 'organisation', 'place_istat', 'place_name'] as const),
  ...(['place_province', 'lat', 'lon', 'remote', 'contract', 'schedule', 'sectors', 'occupation_id', 'isco', 'language'] as const),
  ...(['published_at', 'expires_at', 'review', 'fingerprint', 'applications', 'change_seq', 'created_at', 'updated_at'] as const),
];
const SKILL_COLUMNS = ['ad_id', 'skill_id', 'essential', 'licence', 'implied'] as const;

/** Puts the ads of the world into the tables that an import fills. Identity columns take the ids that are given. */
export async function fillAds(database: Database, world: World, count: number): Promise<void> {
  await database.pool.query(`insert into opportunities_source (id, name, format) overriding system value values (1, 'bench', 'auto')`);
  const client = await database.pool.connect();
  try {
    for (let from = 1; from <= count; from += CHUNK) {
      const ads = Array.from({ length: Math.min(CHUNK, count - from + 1) }, (_, at) => world.ad(from + at));
      await copyRows(client, 'opportunities_ad', AD_COLUMNS, ads.map(adCells));
      await copyRows(client, 'opportunities_ad_skill', SKILL_COLUMNS, ads.flatMap(skillCells));
    }
  } finally {
    client.release();
  }
  await database.pool.query('vacuum (analyze) opportunities_ad');
  await database.pool.query('vacuum (analyze) opportunities_ad_skill');
}

function adCells(ad: AdDocument) {
  const published = new Date(ad.publishedAt).toISOString();
  return [
    ...[ad.id, 1, String(ad.id), ad.kind, ad.title, ad.title.replaceAll(' ', '-'), ad.body, ad.organisation, ad.place?.istat ?? null],
    ...[ad.place?.name ?? null, ad.place?.province ?? null, ad.lat, ad.lon, false, ad.contract, ad.schedule, ad.sectors, ad.occupation],
    ...[ad.isco, ad.language, published, ad.expiresAt === null ? null : new Date(ad.expiresAt).toISOString(), 'approved', String(ad.id)],
    ...[ad.applications, ad.id, published, published],
  ];
}

function skillCells(ad: AdDocument) {
  const skills = ad.skills.map(({ id, essential }) => [ad.id, id, essential, false, false]);
  return [...skills, ...ad.licences.map((id) => [ad.id, id, true, true, false])];
}
