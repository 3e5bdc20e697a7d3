import { err, ok, type Result } from '../../../../kernel/result.ts';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Db } from '../../../../platform/db/database.ts';
import { rowsOf } from '../../../../platform/db/row-context.ts';
import type { RequestContext } from '../../../../platform/http/route.ts';
import { gazetteer } from '../../../territory/api.ts';
import { accountErrors } from '../../errors.ts';
import type { PersonStatus } from '../tables.ts';

/** What a request brings; pages pass their context as it is. */
type Asking = Pick<RequestContext<unknown, unknown>, 'platform' | 'viewer' | 'can' | 'now'>;

export interface Opening {
  /** What is read, `<module>.<what>`: the owner of the file sees it as `access.<what>` in plain words. */
  readonly action: string;
  /** Why, in the reader's words: needed when they are not in charge of the person. It counts for the rest of their working day. */
  readonly reason?: string | undefined;
  /** For relatives: the part of the file that the youth must have shared with them. */
  readonly part?: string;
  /** Only for who is in charge: no reason opens it to others. */
  readonly inCharge?: boolean;
}

/** A file that was opened: `read` sees the rows of its owner too. */
export interface OpenFile {
  readonly person: number;
  /** Whose it is, for a heading: relatives are told the given name alone. */
  readonly name: string;
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;
}

/** A reason that was given holds so long for the same reader and file. */
const REASON_HOLDS_MS = 8 * 3_600_000;
const LONGEST_REASON = 500;

/**
 * THE way for one person to read another's data. Asks whether they may, asks for a reason when they are not in charge, and writes the access
 * where the owner sees it, before anything is read. `person` is the public id. Whoever may not gets the answer for a person who is not there.
 */
export async function openFile(context: Asking, person: string, opening: Opening): Promise<Result<OpenFile>> {
  const { platform, viewer } = context;
  if (!viewer) return err(accountErrors.unknown);
  const facts = await platform.database.read((db) => findFile(db, person), {
    kind: 'system',
    why: 'is there such a file, and whose is it?',
  });
  if (!facts) return err(accountErrors.unknown);
  const rows = rowsOf(viewer, { files: [facts.id] });
  const name = viewer.hat.role === 'family' ? facts.given : `${facts.given} ${facts.family}`.trim();
  const opened: OpenFile = { person: facts.id, name, read: (work) => platform.database.read(work, rows) };
  if (facts.id === viewer.person) return ok(opened);
  const right = await rightOver(context, facts, opening);
  if (right === 'none') return err(accountErrors.unknown);
  const reason = opening.reason?.trim().slice(0, LONGEST_REASON) || (right === 'reason' ? await reasonGiven(context, facts.id) : null);
  if (right === 'reason' && !reason) return err(accountErrors.reasonRequired);
  // A transaction of its own: a page that fails afterwards was opened all the same.
  await platform.database.write(
    (db) => noteAccess(db, context, { id: facts.id, publicId: person }, { action: opening.action, reason }),
    rows,
  );
  return ok(opened);
}

interface FileFacts {
  readonly id: number;
  readonly given: string;
  readonly family: string;
  readonly comune: string | null;
  readonly status: PersonStatus;
}

async function findFile(db: Db, publicId: string): Promise<FileFacts | undefined> {
  return db
    .selectFrom('accounts_person')
    .select(['id', 'comune', 'given_name as given', 'family_name as family', 'status'])
    .where('public_id', '=', publicId)
    .where('status', '<>', 'erased')
    .executeTakeFirst();
}

/** `free`: in charge of the person, or a relative whom they let see it. `reason`: may, if they say why. */
async function rightOver(context: Asking, { id, comune, status }: FileFacts, opening: Opening): Promise<'free' | 'reason' | 'none'> {
  const { viewer, can, platform } = context;
  if (viewer?.hat.role === 'family') return status !== 'suspended' && (await isShared(context, id, opening.part)) ? 'free' : 'none';
  if (can('accounts.read-case', { person: id })) return 'free';
  if (opening.inCharge) return 'none';
  const province = comune ? (await gazetteer(platform)).byIstat(comune)?.province : undefined;
  return can('accounts.read-file', { person: id, territory: { comune, province: province ?? null } }) ? 'reason' : 'none';
}

async function isShared({ platform, viewer }: Asking, youth: number, part: string | undefined): Promise<boolean> {
  if (!viewer || !part) return false;
  const bond = await platform.database.read(
    (db) =>
      db
        .selectFrom('accounts_family_bond')
        .select('shares')
        .where('youth_id', '=', youth)
        .where('family_id', '=', viewer.person)
        .where('ended_at', 'is', null)
        .executeTakeFirst(),
    rowsOf(viewer),
  );
  return bond?.shares.includes(part) ?? false;
}

async function reasonGiven({ platform, viewer, now }: Asking, person: number): Promise<string | null> {
  if (!viewer) return null;
  const last = await platform.database.read(
    (db) =>
      db
        .selectFrom('accounts_file_access')
        .select('reason')
        .where('person_id', '=', person)
        .where('viewer_id', '=', viewer.person)
        .where('reason', 'is not', null)
        .where('at', '>', new Date(now.getTime() - REASON_HOLDS_MS))
        .orderBy('at', 'desc')
        .executeTakeFirst(),
    rowsOf(viewer, { files: [person] }),
  );
  return last?.reason ?? null;
}

async function noteAccess(
  db: Db,
  { viewer, now }: Asking,
  file: { id: number; publicId: string },
  { action, reason }: { action: string; reason: string | null },
): Promise<void> {
  if (!viewer) return;
  await db
    .insertInto('accounts_file_access')
    .values({
      person_id: file.id,
      viewer_id: viewer.person,
      viewer_name: viewer.name,
      viewer_organisation: viewer.hat.organisation?.name ?? null,
      action,
      reason,
      at: now,
    })
    .execute();
  await recordAudit(db, {
    actor: viewer.publicId,
    action,
    object: `accounts_person:${file.publicId}`,
    details: { reason: reason !== null },
  });
}
