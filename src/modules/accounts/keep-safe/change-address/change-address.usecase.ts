import type { Session } from '../../../../kernel/access/viewer.ts';
import { newToken } from '../../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../../kernel/result.ts';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Db } from '../../../../platform/db/database.ts';
import { codeOf } from '../../../../platform/db/failures.ts';
import { rowsOf } from '../../../../platform/db/row-context.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { FOR_MAIL } from '../../domain/delays.ts';
import { type Counted, countAttempt } from '../../store/attempts.ts';
import { lockPerson } from '../../store/factors/factors-of.ts';
import { noteSecurity } from '../../store/factors/security-notice.ts';
import { UNDO_ADDRESS, voidLinks } from '../../store/factors/void-links.ts';
import { tokenHash } from '../../store/sessions.ts';
import { keepSafeErrors } from '../keep-safe.errors.ts';
import { type AddressMail, mailAboutAddress } from './change-address.mail.ts';

const CONFIRM = 'address-confirm';
const CONFIRM_MS = 24 * 3_600_000;
const UNDO_MS = 7 * 24 * 3_600_000;
const SYSTEM = { kind: 'system', why: 'whether an address has an account is not for its asker to see' } as const;

/** What a link to confirm carries. `from` is the address it replaces: after any other change it is worth nothing. */
export interface PendingAddress {
  readonly email: string;
  readonly from: string;
}

/**
 * Sends a link to the new address and a warning to the old one. Whoever asks sees the same whether the new one has an account already:
 * then its owner is told instead. Returns the milliseconds to wait when mail was asked for too often, to this address or by this person; else 0.
 */
export async function askNewAddress(platform: Platform, session: Session, now: Date, email: string): Promise<number> {
  const { person, publicId } = session.viewer;
  const counted: Counted[] = [
    { use: 'address change of', subject: String(person), patience: FOR_MAIL },
    { use: 'mail to', subject: email, patience: FOR_MAIL },
  ];
  const wait = await platform.database.write((db) => countAttempt(platform, db, counted), SYSTEM);
  if (wait > 0) return wait;
  const owner = await platform.database.read(
    (db) => db.selectFrom('accounts_person').select(['id', 'locale']).where('email', '=', email).executeTakeFirst(),
    SYSTEM,
  );
  if (owner?.id === person) return 0;
  await platform.database.write(async (db) => {
    await lockPerson(db, person);
    const { email: old, locale, given_name: name } = await contactOf(db, person);
    if (!old) return;
    await voidLinks(db, person);
    const to = (kind: AddressMail['kind'], address: string, token: string, language = locale): Promise<void> =>
      mailAboutAddress(db, platform, { kind, to: address, locale: language, name, token, now });
    if (owner) await to('taken', email, '', owner.locale);
    else
      await to('confirm', email, await newTicket(db, now, { purpose: CONFIRM, person, data: { email, from: old }, lifetime: CONFIRM_MS }));
    await to('asked', old, await undoTicket(db, now, person, old));
    await recordAudit(db, { actor: publicId, action: 'accounts.ask-new-address', object: `accounts_person:${publicId}` });
  }, rowsOf(session.viewer));
  return 0;
}

/** The address a link would confirm, for the page with the button. Only its own person sees it. */
export async function pendingAddress(db: Db, person: number, token: string, now: Date): Promise<PendingAddress | null> {
  const row = await db
    .selectFrom('accounts_ticket')
    .select('data')
    .where('token_hash', '=', tokenHash(token))
    .where('purpose', '=', CONFIRM)
    .where('person_id', '=', person)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row ? (row.data as PendingAddress) : null;
}

/** Puts the new address in place, once. The old one gets a link that takes it back for a week. */
export async function confirmAddress(platform: Platform, session: Session, now: Date, token: string): Promise<Result<null>> {
  const { person, publicId } = session.viewer;
  return guarded(() =>
    platform.database.write(async (db) => {
      await lockPerson(db, person);
      const pending = await pendingAddress(db, person, token, now);
      const { email: old, locale, given_name: name } = await contactOf(db, person);
      if (!pending || !old || pending.from !== old) return err(keepSafeErrors.oldLink);
      await db.updateTable('accounts_person').set({ email: pending.email, email_verified_at: now }).where('id', '=', person).execute();
      await voidLinks(db, person);
      const undo = await undoTicket(db, now, person, old);
      await mailAboutAddress(db, platform, { kind: 'changed', to: old, locale, name, token: undo, now });
      await noteSecurity(db, platform, { person, publicId, now, event: 'address-changed', action: 'accounts.change-address' });
      return ok(null);
    }, rowsOf(session.viewer)),
  );
}

export async function canUndo(db: Db, token: string, now: Date): Promise<boolean> {
  const row = await undoable(db, token, now).select('person_id').executeTakeFirst();
  return row !== undefined;
}

/**
 * "It was not me": the address is again what it was when the link was sent, and whoever is signed in is not any more. What was added since
 * (passkeys, app, providers) goes, and so does the password, which somebody else seems to know; later links are void, earlier ones stay: of two
 * people who both take back, the one who had the account first wins.
 */
export async function undoAddress(platform: Platform, now: Date, token: string): Promise<Result<null>> {
  const why = 'a link taken from a mail: nobody is signed in';
  return guarded(() =>
    platform.database.write(
      async (db) => {
        const found = await undoable(db, token, now).select('person_id').executeTakeFirst();
        if (!found?.person_id) return err(keepSafeErrors.oldLink);
        const person = found.person_id;
        await lockPerson(db, person);
        // Looked up again under the lock: another link may have voided this one.
        const ticket = await undoable(db, token, now).select(['data', 'created_at']).executeTakeFirst();
        if (!ticket) return err(keepSafeErrors.oldLink);
        const { email } = ticket.data as { email: string };
        await db.updateTable('accounts_person').set({ email, email_verified_at: now }).where('id', '=', person).execute();
        await takeBackSince(db, person, ticket.created_at);
        const { public_id: publicId } = await contactOf(db, person);
        const notice = { person, publicId, now, event: 'address-restored', action: 'accounts.restore-address' } as const;
        await noteSecurity(db, platform, { ...notice, actor: null });
        return ok(null);
      },
      { kind: 'system', why },
    ),
  );
}

async function takeBackSince(db: Db, person: number, since: Date): Promise<void> {
  await voidLinks(db, person, since);
  for (const table of ['accounts_session', 'accounts_password', 'accounts_recovery_code'] as const) {
    await db.deleteFrom(table).where('person_id', '=', person).execute();
  }
  await db.deleteFrom('accounts_passkey').where('person_id', '=', person).where('created_at', '>=', since).execute();
  await db.deleteFrom('accounts_external_identity').where('person_id', '=', person).where('linked_at', '>=', since).execute();
  await db.deleteFrom('accounts_totp').where('person_id', '=', person).where('confirmed_at', '>=', since).execute();
}

function undoable(db: Db, token: string, now: Date) {
  return db
    .selectFrom('accounts_ticket')
    .where('token_hash', '=', tokenHash(token))
    .where('purpose', '=', UNDO_ADDRESS)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now);
}

function undoTicket(db: Db, now: Date, person: number, email: string): Promise<string> {
  return newTicket(db, now, { purpose: UNDO_ADDRESS, person, data: { email }, lifetime: UNDO_MS });
}

interface NewTicket {
  readonly purpose: string;
  readonly person: number;
  readonly data: object;
  readonly lifetime: number;
}

async function newTicket(db: Db, now: Date, { purpose, person, data, lifetime }: NewTicket): Promise<string> {
  const token = newToken();
  const expires = new Date(now.getTime() + lifetime);
  const values = {
    token_hash: tokenHash(token),
    purpose,
    person_id: person,
    data: JSON.stringify(data),
    created_at: now,
    expires_at: expires,
  };
  await db
    .insertInto('accounts_ticket')
    .values({ ...values, used_at: null })
    .execute();
  return token;
}

function contactOf(db: Db, person: number) {
  const columns = ['email', 'locale', 'given_name', 'public_id'] as const;
  return db.selectFrom('accounts_person').select(columns).where('id', '=', person).executeTakeFirstOrThrow();
}

/** Somebody else may have taken the address meanwhile: the index on it has the last word. */
async function guarded(work: () => Promise<Result<null>>): Promise<Result<null>> {
  try {
    return await work();
  } catch (error) {
    if (codeOf(error) === '23505') return err(keepSafeErrors.addressTaken);
    throw error;
  }
}
