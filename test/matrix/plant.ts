import { newToken } from '../../src/kernel/ids.ts';
import { tokenHash } from '../../src/modules/accounts/store/sessions.ts';
import type { Db } from '../../src/platform/db/database.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { canary, type Owner } from './owners.ts';

const SYSTEM = { kind: 'system', why: 'the matrix plants what nobody else may see' } as const;

/** Links that were mailed to a person, as their tokens. */
export interface Links {
  readonly confirmAddress: string;
  readonly undoAddress: string;
}

export interface Planted {
  readonly links: Links;
  /** Public id of a copy of the own data that is ready. */
  readonly copy: string;
}

type Planting = Pick<Platform, 'database' | 'files' | 'clock'>;

/** Something with the owner's words in every table that pages read from. */
export async function plantPerson({ database, files, clock }: Planting, owner: Owner, person: number): Promise<Planted> {
  const word = (what: string) => canary(owner, what);
  const now = clock.now();
  const copy = { public_id: newToken(), file_key: await files.put(Buffer.from(word('copia'))), bytes: 1 };
  return database.write(async (db) => {
    const email = `${word('posta')}@prova.example`;
    await db
      .updateTable('accounts_person')
      .set({ given_name: word('nome'), family_name: word('cognome'), email, status_reason: word('motivo') })
      .where('id', '=', person)
      .execute();
    await plantFactors(db, owner, person, now);
    await db
      .insertInto('accounts_consent')
      .values({ person_id: person, purpose: word('scopo'), version: word('versione'), given_at: now, withdrawn_at: null })
      .execute();
    const access = { viewer_id: null, viewer_name: word('lettore'), viewer_organisation: word('ente') };
    await db
      .insertInto('accounts_file_access')
      .values({ person_id: person, ...access, action: word('azione'), reason: word('perche'), at: now })
      .execute();
    await db
      .insertInto('platform_mail')
      .values({ to_address: email, subject: word('oggetto'), text: word('testo'), html: null })
      .execute();
    await db
      .insertInto('accounts_export')
      .values({ ...copy, person_id: person, asked_at: now, ready_at: now, expires_at: dayAfter(now) })
      .execute();
    const link = (purpose: string, data: object) => ticket(db, now, { purpose, person, data });
    const links = {
      confirmAddress: await link('address-confirm', { email: `${word('nuova')}@prova.example`, from: email }),
      undoAddress: await link('address-undo', { email }),
    };
    return { links, copy: copy.public_id };
  }, SYSTEM);
}

async function plantFactors(db: Db, owner: Owner, person: number, now: Date): Promise<void> {
  const word = (what: string) => canary(owner, what);
  await db
    .insertInto('accounts_password')
    .values({ person_id: person, hash: word('hash') })
    .execute();
  await db
    .insertInto('accounts_totp')
    .values({ person_id: person, secret: word('segreto'), confirmed_at: now })
    .execute();
  await db
    .insertInto('accounts_recovery_code')
    .values({ person_id: person, hash: word('codice'), used_at: null })
    .execute();
  await db
    .insertInto('accounts_passkey')
    .values({
      ...{ person_id: person, credential_id: newToken(), public_key: Buffer.alloc(1), transports: [] },
      ...{ name: word('chiave'), created_at: now, last_used_at: null },
    })
    .execute();
  await db
    .insertInto('accounts_external_identity')
    .values({ person_id: person, provider: `https://${word('gestore')}.example`, subject: word('soggetto') })
    .execute();
}

/** What belongs to an organisation and is nobody else's business. Returns the number of its proof, a document. */
export async function plantOrganisation({ database, files, clock }: Planting, owner: Owner, organisation: number): Promise<number> {
  const word = (what: string) => canary(owner, what);
  const later = dayAfter(clock.now());
  const document = await files.put(Buffer.from(`%PDF-1.4\n${word('documento')}\n%%EOF\n`));
  return database.write(async (db) => {
    await db
      .updateTable('accounts_organisation')
      .set({ status_reason: word('motivo') })
      .where('id', '=', organisation)
      .execute();
    await db
      .insertInto('accounts_invitation')
      .values({
        ...{ token_hash: newToken(), email: `${word('invito')}@prova.example`, role: 'operator', organisation_id: organisation },
        ...{ youth_id: null, invited_by: null, expires_at: later, accepted_at: null, withdrawn_at: null },
      })
      .execute();
    await db
      .insertInto('accounts_desk_batch')
      .values({ organisation_id: organisation, label: word('blocchetto'), made_by: null, expires_at: later })
      .execute();
    const { id } = await db
      .insertInto('accounts_verification')
      .values({
        ...{ organisation_id: organisation, proof: 'document', outcome: 'waiting', reason: word('prova') },
        ...{ file_id: document, offered_by: null, decided_by: null, decided_at: null },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }, SYSTEM);
}

async function ticket(db: Db, now: Date, { purpose, person, data }: { purpose: string; person: number; data: object }): Promise<string> {
  const token = newToken();
  await db
    .insertInto('accounts_ticket')
    .values({
      ...{ token_hash: tokenHash(token), purpose, person_id: person, data: JSON.stringify(data), created_at: now },
      ...{ expires_at: dayAfter(now), used_at: null },
    })
    .execute();
  return token;
}

function dayAfter(now: Date): Date {
  return new Date(now.getTime() + 86_400_000);
}
