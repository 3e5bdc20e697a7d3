import type { Role } from '../../../../kernel/access/viewer.ts';

const DAY_MS = 86_400_000;
/** An invitation is good for two weeks, once. */
export const INVITATION_MS = 14 * DAY_MS;
/** More open invitations than this by one organisation, or one young person, are a mistake or an abuse of our mail. */
export const MOST_OPEN = { organisation: 200, youth: 6, region: 200 } as const;

/** Of an organisation in a day, those taken back included. Each is a mail of ours to an address of its choice: who is not verified yet needs few. */
export const MOST_A_DAY = { active: 200, pending: 5 } as const;

/** What the members of each kind of organisation are. An invitation to anything else is refused. */
export const ROLES_OF_KIND = {
  youth_centre: ['operator', 'manager'],
  comune: ['manager', 'operator'],
  ambito: ['manager', 'operator'],
  company: ['company'],
  training_body: ['provider'],
  school: ['school'],
  university: ['school'],
  regional_body: ['governance', 'manager'],
} as const satisfies Record<string, readonly Role[]>;

/** Parts of their page a young person may let a relative see. */
export const SHARES = ['profile'] as const;
export type Share = (typeof SHARES)[number];

export type InvitationState = 'open' | 'accepted' | 'withdrawn' | 'expired';

export interface InvitationTimes {
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly withdrawnAt: Date | null;
}

/** At its last instant it is over already. */
export function invitationState({ expiresAt, acceptedAt, withdrawnAt }: InvitationTimes, now: Date): InvitationState {
  if (acceptedAt) return 'accepted';
  if (withdrawnAt) return 'withdrawn';
  return expiresAt <= now ? 'expired' : 'open';
}
