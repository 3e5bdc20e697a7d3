import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import type { JobManifest } from '../../../platform/module/manifest.ts';
import { nextChangeNumbers } from '../store/change-numbers.ts';
import '../store/tables.ts';
import { randomOf } from '../../../kernel/random.ts';
import { demoDates } from './demo-ad.ts';

const BATCH = 500;

/** Every night: invented ads that have expired are dated anew, so that a demonstration left running does not empty itself. */
export const refreshDemoJob: JobManifest = {
  name: 'opportunities-refresh-demo',
  cron: '20 3 * * *',
  async run({ database, clock }) {
    while ((await database.write((db) => refreshBatch(db, clock.now()))) > 0);
  },
};

async function refreshBatch(db: Db, now: Date): Promise<number> {
  const rows = await db
    .selectFrom('opportunities_ad')
    .select('id')
    .where('demo', '=', true)
    .where('expires_at', '<=', now)
    .orderBy('id')
    .limit(BATCH)
    .execute();
  if (rows.length === 0) return 0;
  const ids = rows.map((row) => row.id);
  const dates = ids.map((id) => demoDates(randomOf(id), now));
  const first = await nextChangeNumbers(db, ids.length);
  await sql`update opportunities_ad set published_at = fresh.published, expires_at = fresh.expires, updated_at = ${now},
      change_seq = ${first}::bigint + fresh.place - 1
    from unnest(${ids}::bigint[], ${dates.map((date) => date.publishedAt)}::timestamptz[], ${dates.map((date) => date.expiresAt)}::timestamptz[])
      with ordinality as fresh (id, published, expires, place)
    where opportunities_ad.id = fresh.id`.execute(db);
  return rows.length;
}
