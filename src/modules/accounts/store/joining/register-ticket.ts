import { z } from 'zod';
import type { Db } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import type { RegisterDraft } from '../../domain/joining/register-draft.ts';
import { findOpenTicket, spendOpenTicket } from '../outside/open-tickets.ts';
import { seal, unseal } from '../seal.ts';

const PURPOSE = 'register';
const USE = 'register ticket';

/** Who a provider outside says it is that registers. Only provider, subject and an address it vouches for are believed; the rest is a draft. */
const registerTicket = z.object({
  /** Hash of the way cookie of the browser that began it. */
  browser: z.string(),
  provider: z.string().min(1),
  subject: z.string().min(1),
  email: z.string().nullable(),
  emailVerified: z.boolean(),
  givenName: z.string().nullable(),
  familyName: z.string().nullable(),
  birthDate: z.string().nullable(),
});
export type RegisterTicket = z.infer<typeof registerTicket>;

/** The token as the draft keeps it: the draft's address, which a browser's history has, must not open it. */
export function sealTicket({ secret }: Pick<Platform, 'secret'>, token: string): string {
  return seal(secret, USE, token);
}

/**
 * What the provider said; null without one, when it is too long ago, or in another browser than the one that came from the provider: else somebody
 * could have others register accounts that open with their own identity. Needs the rows of the system.
 */
export async function ticketOf(
  platform: Platform,
  db: Db,
  draft: Pick<RegisterDraft, 'ticket'>,
  isSame: (browser: string) => boolean,
): Promise<RegisterTicket | null> {
  const token = draft.ticket && unseal(platform.secret, USE, draft.ticket);
  if (!token) return null;
  const ticket = registerTicket.safeParse(await findOpenTicket(db, platform.clock.now(), PURPOSE, token)).data;
  return ticket && isSame(ticket.browser) ? ticket : null;
}

/** Uses it up: of two registrations with it, one is linked. */
export async function spendTicketOf(platform: Platform, db: Db, draft: Pick<RegisterDraft, 'ticket'>): Promise<RegisterTicket | null> {
  const token = draft.ticket && unseal(platform.secret, USE, draft.ticket);
  if (!token) return null;
  return registerTicket.safeParse(await spendOpenTicket(db, platform.clock.now(), PURPOSE, token)).data ?? null;
}
