import type { Viewer } from '../../../../kernel/access/viewer.ts';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Db } from '../../../../platform/db/database.ts';
import { rowsOf } from '../../../../platform/db/row-context.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { FOR_CODES } from '../../domain/delays.ts';
import { readDeskCode } from '../../domain/desk-code.ts';
import { countAttempt, forgetAttempts } from '../../store/attempts.ts';
import { queueNotice } from '../../store/notices.ts';
import { spendPresenceCode } from '../../store/organisations/presence-code.ts';

const AT_DESK = { kind: 'system', why: 'the young person at the desk is known only by their code' } as const;

export type CodeOutcome = { readonly person: number } | 'wrong-code' | { readonly waitMs: number };

/** Opens a case for the youth whose code this is; who is in charge already stays so. Wrong codes slow the operator down. */
export async function takeInCharge(platform: Platform, viewer: Viewer, organisation: number, typed: string): Promise<CodeOutcome> {
  return withCode(platform, viewer, typed, (code) =>
    platform.database.write(async (db) => {
      const person = await spendPresenceCode(platform, db, 'follow-me', code);
      if (person === null || person === viewer.person) return null;
      const opened = await db
        .insertInto('accounts_case')
        .values({
          youth_id: person,
          operator_id: viewer.person,
          organisation_id: organisation,
          since: platform.clock.now(),
          ended_at: null,
        })
        .onConflict((it) => it.columns(['youth_id', 'operator_id']).where('ended_at', 'is', null).doNothing())
        .returning('id')
        .executeTakeFirst();
      if (opened) await note(platform, db, { viewer, person, action: 'accounts.take-in-charge', mail: 'case-opened' });
      return person;
    }, AT_DESK),
  );
}

/** Makes a protected profile visible, when the code is this very youth's. The caller has asked `can`. */
export async function releaseProfile(platform: Platform, viewer: Viewer, person: number, typed: string): Promise<CodeOutcome> {
  return withCode(platform, viewer, typed, (code) =>
    platform.database.write(
      async (db) => {
        // Within the youth's own rows a code of anybody else is not there.
        if ((await spendPresenceCode(platform, db, 'show-me', code)) !== person) return null;
        await db
          .updateTable('accounts_person')
          .set({ released_at: platform.clock.now(), released_by: viewer.person })
          .where('id', '=', person)
          .where('protected', '=', true)
          .where('released_at', 'is', null)
          .execute();
        await note(platform, db, { viewer, person, action: 'accounts.release-profile', mail: 'profile-released' });
        return person;
      },
      rowsOf(viewer, { files: [person] }),
    ),
  );
}

/** The operator is no longer in charge. The caller has asked `can`. */
export async function closeCase(platform: Platform, viewer: Viewer, person: number): Promise<void> {
  await platform.database.write(
    async (db) => {
      const closed = await db
        .updateTable('accounts_case')
        .set({ ended_at: platform.clock.now() })
        .where('youth_id', '=', person)
        .where('operator_id', '=', viewer.person)
        .where('ended_at', 'is', null)
        .returning('id')
        .execute();
      if (closed.length > 0) await note(platform, db, { viewer, person, action: 'accounts.close-case', mail: 'case-closed' });
    },
    rowsOf(viewer, { files: [person] }),
  );
}

/** Counts the try before the code is looked at; a right one ends the series. */
async function withCode(
  platform: Platform,
  viewer: Viewer,
  typed: string,
  spend: (code: string) => Promise<number | null>,
): Promise<CodeOutcome> {
  const code = readDeskCode(typed);
  // A slip of the pen shows by its check digit and costs nothing.
  if (code === null) return 'wrong-code';
  const counted = { use: 'presence code of', subject: String(viewer.person), patience: FOR_CODES };
  const waitMs = await platform.database.write((db) => countAttempt(platform, db, [counted]), AT_DESK);
  if (waitMs > 0) return { waitMs };
  const person = await spend(code);
  if (person === null) return 'wrong-code';
  await platform.database.write((db) => forgetAttempts(platform, db, counted), AT_DESK);
  return { person };
}

interface Note {
  readonly viewer: Viewer;
  readonly person: number;
  readonly action: string;
  readonly mail: string;
}

async function note(platform: Platform, db: Db, { viewer, person, action, mail }: Note): Promise<void> {
  const youth = await db
    .selectFrom('accounts_person')
    .select(['public_id', 'email', 'locale'])
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  await recordAudit(db, { actor: viewer.publicId, action, object: `accounts_person:${youth.public_id}` });
  if (youth.email === null) return;
  const params = { operator: viewer.name, organisation: viewer.hat.organisation?.name ?? '' };
  await queueNotice(platform, db, { email: youth.email, locale: youth.locale }, { name: mail, path: '/area/codice', params });
}
