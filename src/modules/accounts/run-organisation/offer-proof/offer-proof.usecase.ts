import type { Viewer } from '../../../../kernel/access/viewer.ts';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Db } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { provesDomain } from '../../domain/organisations/email-domain.ts';
import type { ProofKind } from '../../domain/organisations/trust.ts';
import { queueNotice } from '../../store/notices.ts';
import { isLead, lockOrganisation, type Organisation } from '../../store/organisations/own-organisation.ts';
import { addProof, proofsOf, refreshTrust } from '../../store/organisations/proofs.ts';
import { issueTicket, spendTicket } from '../../store/tickets.ts';

/** More documents than this wait for nobody: the person who looks has enough. */
const MOST_WAITING = 5;
const PEC_PURPOSE = 'prove-pec';
const PEC_MS = 3 * 24 * 3_600_000;

export type OfferOutcome = 'done' | 'not-lead' | 'already' | 'no-domain' | 'other-domain' | 'no-pec' | 'too-many' | 'old-link';

interface Offer {
  readonly viewer: Viewer;
  readonly organisation: number;
}

/** The lead's own confirmed address is at the organisation's web domain. Decided at once. */
export function offerDomain(platform: Platform, db: Db, offer: Offer): Promise<OfferOutcome> {
  return asLead(db, offer, async (found) => {
    if (found.email_domain === null) return 'no-domain';
    const { email, email_verified_at } = await db
      .selectFrom('accounts_person')
      .select(['email', 'email_verified_at'])
      .where('id', '=', offer.viewer.person)
      .executeTakeFirstOrThrow();
    if (email === null || email_verified_at === null || !provesDomain(email, found.email_domain)) return 'other-domain';
    return accept(db, platform, offer, found, 'email_domain');
  });
}

/** Sends a link to the certified mailbox; who opens it and is signed in as a lead has shown that the mailbox is theirs. */
export function askPec(platform: Platform, db: Db, offer: Offer & { readonly locale: 'it' | 'en' }): Promise<OfferOutcome> {
  return asLead(db, offer, async (found) => {
    if (found.pec === null) return 'no-pec';
    if (await isAccepted(db, offer.organisation, 'pec')) return 'already';
    const data = { organisation: String(offer.organisation), pec: found.pec };
    const ticket = { purpose: PEC_PURPOSE, person: offer.viewer.person, lifetimeMs: PEC_MS, data };
    const token = await issueTicket(db, platform.clock.now(), ticket);
    const to = { email: found.pec, locale: offer.locale };
    const path = `/area/organizzazione/verifica/pec/${token}`;
    await queueNotice(platform, db, to, { name: 'prove-pec', path, params: { organisation: found.name } });
    await recordAudit(db, audit(offer, found, 'accounts.ask-pec'));
    return 'done';
  });
}

/** The link of the certified mailbox was used by the person who asked for it, while the mailbox is still the organisation's. */
export function confirmPec(platform: Platform, db: Db, offer: Offer & { readonly token: string }): Promise<OfferOutcome> {
  return asLead(db, offer, async (found) => {
    const ticket = await spendTicket(db, platform.clock.now(), PEC_PURPOSE, offer.token);
    const fits = ticket?.person === offer.viewer.person && ticket.data.organisation === String(offer.organisation);
    if (!fits || ticket.data.pec !== found.pec) return 'old-link';
    return accept(db, platform, offer, found, 'pec');
  });
}

/** A document that a person of the local centre will look at. `file` is its key among the private files. */
export function offerDocument(platform: Platform, db: Db, offer: Offer & { readonly file: string }): Promise<OfferOutcome> {
  return asLead(db, offer, async (found) => {
    const { organisation, viewer, file } = offer;
    const waiting = (await proofsOf(db, organisation)).filter(({ outcome }) => outcome === 'waiting');
    if (waiting.some(({ file_id }) => file_id === file)) return 'already';
    if (waiting.length >= MOST_WAITING) return 'too-many';
    const now = platform.clock.now();
    await addProof(db, { organisation, proof: 'document', outcome: 'waiting', file, offeredBy: viewer.person, now });
    await recordAudit(db, audit(offer, found, 'accounts.offer-document'));
    return 'done';
  });
}

/** One at a time per organisation, and only for who leads it. */
async function asLead(
  db: Db,
  { viewer, organisation }: Offer,
  work: (found: Organisation) => Promise<OfferOutcome>,
): Promise<OfferOutcome> {
  if (!(await isLead(db, viewer))) return 'not-lead';
  return work(await lockOrganisation(db, organisation));
}

async function accept(db: Db, platform: Platform, offer: Offer, found: Organisation, proof: ProofKind): Promise<OfferOutcome> {
  const { organisation, viewer } = offer;
  if (await isAccepted(db, organisation, proof)) return 'already';
  await addProof(db, { organisation, proof, outcome: 'accepted', offeredBy: viewer.person, now: platform.clock.now() });
  await refreshTrust(db, organisation);
  await recordAudit(db, audit(offer, found, 'accounts.prove-organisation', { proof }));
  return 'done';
}

async function isAccepted(db: Db, organisation: number, proof: ProofKind): Promise<boolean> {
  return (await proofsOf(db, organisation)).some((each) => each.proof === proof && each.outcome === 'accepted');
}

function audit({ viewer }: Offer, { public_id }: Organisation, action: string, details: Record<string, string> = {}) {
  return { actor: viewer.publicId, action, object: `accounts_organisation:${public_id}`, details };
}
