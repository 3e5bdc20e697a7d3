import type { JobManifest } from '../../../platform/module/manifest.ts';
import type { Platform } from '../../../platform/platform.ts';
import { UNCONFIRMED_DAYS } from '../domain/joining/register-limits.ts';

const DAY_MS = 86_400_000;

/** Whoever never confirmed the address never came in: nothing of theirs is kept, and a VAT number is not held by who only typed it. */
export const clearUnconfirmedJob: JobManifest = {
  name: 'accounts-clear-unconfirmed',
  cron: '41 3 * * *',
  run: clearUnconfirmed,
};

async function clearUnconfirmed({ database, clock }: Platform): Promise<void> {
  const before = new Date(clock.now().getTime() - UNCONFIRMED_DAYS * DAY_MS);
  await database.write(
    async (db) => {
      const people = await db
        .selectFrom('accounts_person')
        .select('id')
        .where('email_verified_at', 'is', null)
        .where('last_sign_in_at', 'is', null)
        .where('status', '=', 'active')
        .where('created_at', '<', before)
        .forUpdate()
        .execute();
      if (people.length === 0) return;
      const ids = people.map(({ id }) => id);
      const memberships = await db.selectFrom('accounts_membership').select('organisation_id').where('person_id', 'in', ids).execute();
      await db.updateTable('accounts_desk_code').set({ used_by: null }).where('used_by', 'in', ids).execute();
      await db.deleteFrom('accounts_personal_role').where('person_id', 'in', ids).execute();
      await db.deleteFrom('accounts_person').where('id', 'in', ids).execute();
      const organisations = memberships.map((each) => each.organisation_id);
      if (organisations.length === 0) return;
      await db
        .deleteFrom('accounts_organisation as o')
        .where('o.id', 'in', organisations)
        .where('o.status', '=', 'pending')
        .where('o.trust', '=', 'unverified')
        .where((it) =>
          it.not(it.exists(it.selectFrom('accounts_membership as m').select('m.id').whereRef('m.organisation_id', '=', 'o.id'))),
        )
        .execute();
    },
    { kind: 'system', why: 'accounts that nobody ever confirmed are removed, whosever they were' },
  );
}
