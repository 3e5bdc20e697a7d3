import { romeDate } from '../../../kernel/rome-time.ts';
import { recordAudit } from '../../../platform/audit/audit.ts';
import type { JobManifest } from '../../../platform/module/manifest.ts';
import type { Platform } from '../../../platform/platform.ts';
import { ageBand } from '../domain/joining/ages.ts';
import { agesInForce } from '../store/joining/ages-in-force.ts';
import { queueNotice } from '../store/notices.ts';
import '../store/tables.ts';

const SYSTEM = { kind: 'system', why: 'protected profiles of people who came of age' } as const;
const BATCH = 500;

/**
 * On their birthday, a little after midnight in Rome, the profile of who came of age stops being protected, and they are told what they decide
 * alone from now on. Nobody becomes visible by it: what an operator released as a minor's ends, and an adult must say yes (`visibleToCompanies`).
 */
export const comeOfAgeJob: JobManifest = {
  name: 'accounts-come-of-age',
  cron: '7 * * * *',
  async run(platform) {
    for (let after = 0; ; ) {
      const people = await protectedAfter(platform, after);
      const last = people.at(-1);
      if (!last) return;
      const [ages, today] = [await agesInForce(platform), romeDate(platform.clock.now())];
      const grown = people.filter(({ birth_date: birth }) => birth !== null && ['youth', 'older'].includes(ageBand(birth, today, ages)));
      for (const { id } of grown) await openProfile(platform, id, ages.adult);
      after = last.id;
    }
  },
};

function protectedAfter({ database }: Platform, after: number) {
  return database.read(
    (db) =>
      db
        .selectFrom('accounts_person')
        .select(['id', 'birth_date'])
        .where('protected', '=', true)
        .where('status', '<>', 'erased')
        .where('birth_date', 'is not', null)
        .where('id', '>', after)
        .orderBy('id')
        .limit(BATCH)
        .execute(),
    SYSTEM,
  );
}

async function openProfile(platform: Platform, id: number, age: number): Promise<void> {
  await platform.database.write(async (db) => {
    const person = await db
      .updateTable('accounts_person')
      .set({ protected: false, released_at: null, released_by: null })
      .where('id', '=', id)
      .where('protected', '=', true)
      .returning(['public_id', 'email', 'locale', 'given_name', 'status'])
      .executeTakeFirst();
    if (!person) return;
    await recordAudit(db, { actor: null, action: 'accounts.come-of-age', object: `accounts_person:${person.public_id}` });
    if (!person.email || person.status !== 'active') return;
    const to = { email: person.email, locale: person.locale };
    await queueNotice(platform, db, to, { name: 'of-age', path: '/area/dati/consensi', params: { name: person.given_name, age } });
  }, SYSTEM);
}
