import { newToken } from '../../../../kernel/ids.ts';
import { slug } from '../../../../kernel/text.ts';
import type { Db } from '../../../../platform/db/database.ts';
import type { OrganisationKind } from '../tables.ts';

/** An organisation that registers itself: it may prepare, and is seen by nobody until it is verified. */
export interface NewOrganisation {
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly vatNumber: string;
  /** ISTAT code and sigla of its seat. */
  readonly comune: string;
  readonly province: string;
  readonly website: string | null;
  readonly domain: string | null;
  readonly pec: string | null;
}

export async function vatNumberTaken(db: Db, vatNumber: string): Promise<boolean> {
  return (await db.selectFrom('accounts_organisation').select('id').where('vat_number', '=', vatNumber).executeTakeFirst()) !== undefined;
}

/** Pending and unverified. null when an organisation with this VAT number is there: of two at once, one is made. */
export async function createOrganisation(db: Db, now: Date, it: NewOrganisation): Promise<{ id: number; publicId: string } | null> {
  const publicId = newToken();
  const readable = slug(it.name, 60);
  const suffix = publicId.slice(0, 6).toLowerCase();
  for (const path of readable ? [readable, `${readable}-${suffix}`] : [`ente-${suffix}`]) {
    const made = await db
      .insertInto('accounts_organisation')
      .values({
        public_id: publicId,
        kind: it.kind,
        name: it.name,
        slug: path,
        comune: it.comune,
        province: it.province,
        vat_number: it.vatNumber,
        email_domain: it.domain,
        website: it.website,
        pec: it.pec,
        status: 'pending',
        trust: 'unverified',
        created_at: now,
        ...{ form: null, parent_id: null, ambito: null, status_reason: null },
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made) return { id: made.id, publicId };
    if (await vatNumberTaken(db, it.vatNumber)) return null;
  }
  return null;
}
