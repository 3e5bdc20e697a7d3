import { z } from 'zod';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Db } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { queueNotice } from '../../store/notices.ts';
import { addIdentity, identitiesOf, removeIdentity } from '../../store/outside/outside-identities.ts';
import { type KnownPerson, personById } from '../../store/person-by-email.ts';
import { type OutsideIdentity, outsideIdentity } from '../outside-identity.ts';
import { providerName } from '../provider-name.ts';

/** Purpose of the ticket with which the owner of an address confirms that a provider may vouch for them. */
export const LINK_TICKET = 'link-provider';
export const LINKS_PATH = '/area/sicurezza/collegamenti';

/** What that ticket carries: only this browser, only this person. */
export const linkTicketData = z.object({ identity: outsideIdentity, browser: z.string().length(64), person: z.number() });

/** Gives an account one more way in, and tells its owner. False when the identity belongs to an account already. */
export async function linkIdentity(platform: Platform, db: Db, person: number, identity: OutsideIdentity): Promise<boolean> {
  const owner = await personById(db, person);
  if (!owner || !(await addIdentity(db, person, identity))) return false;
  await tell(platform, db, owner, 'provider-linked', identity.provider);
  return true;
}

/** Takes a way in away, unless it is the last one, and tells its owner. */
export async function unlinkIdentity(platform: Platform, db: Db, person: number, id: number): Promise<'removed' | 'last' | 'unknown'> {
  const owner = await personById(db, person);
  const identity = (await identitiesOf(db, person)).find((each) => each.id === id);
  if (!owner || !identity) return 'unknown';
  const outcome = await removeIdentity(db, person, id);
  if (outcome === 'removed') await tell(platform, db, owner, 'provider-unlinked', identity.provider);
  return outcome;
}

async function tell(platform: Platform, db: Db, owner: KnownPerson, name: 'provider-linked' | 'provider-unlinked', provider: string) {
  const params = { name: owner.given, provider: providerName(platform.config, provider) };
  await queueNotice(platform, db, owner, { name, path: LINKS_PATH, params });
  await recordAudit(db, { actor: owner.publicId, action: `accounts.${name}`, object: `accounts_person:${owner.publicId}` });
}
