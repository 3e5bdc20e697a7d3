import type { Db } from '../../../platform/db/database.ts';
import type { Subject } from '../../../platform/own-data/export-rows.ts';
import './tables.ts';
import './own-data-tables.ts';

/** A person as mails and the data of all modules know them. `email` null: already erased. */
export interface OwnAccount extends Subject {
  readonly email: string | null;
  readonly name: string;
  readonly locale: 'it' | 'en';
  readonly status: string;
  readonly isProtected: boolean;
  readonly eraseAfter: Date | null;
}

/** Needs rows that show the person: their own, or the system's. */
export async function accountOf(db: Db, person: number): Promise<OwnAccount | null> {
  const row = await db
    .selectFrom('accounts_person')
    .select(['public_id', 'email', 'given_name', 'locale', 'status', 'protected', 'erase_after'])
    .where('id', '=', person)
    .executeTakeFirst();
  if (!row) return null;
  const { public_id: publicId, email, given_name: name, locale, status, protected: isProtected, erase_after: eraseAfter } = row;
  return { person, publicId, email, name, locale, status, isProtected, eraseAfter, addresses: email ? [email] : [] };
}
