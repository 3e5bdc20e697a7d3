import { z } from 'zod';
import { normaliseEmail } from '../domain/email-address.ts';

/** Who a provider outside says somebody is. */
export const outsideIdentity = z.object({
  method: z.enum(['oidc', 'saml']),
  /** Issuer or entity id: the same subject of another provider is somebody else. */
  provider: z.string().min(1),
  subject: z.string().min(1),
  email: z.string().nullable(),
  /** Whether the provider vouches for the address. */
  emailVerified: z.boolean(),
  givenName: z.string().nullable(),
  familyName: z.string().nullable(),
  /** Calendar day, YYYY-MM-DD. */
  birthDate: z.string().nullable(),
  factors: z.union([z.literal(1), z.literal(2)]),
});
export type OutsideIdentity = z.infer<typeof outsideIdentity>;

const LONGEST_NAME = 100;

/** A name as a provider writes it: without control signs, of a credible length; null for anything else. */
export function nameFrom(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const name = value
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  return name === '' || name.length > LONGEST_NAME ? null : name;
}

export function emailFrom(value: unknown): string | null {
  return typeof value === 'string' ? normaliseEmail(value) : null;
}

/** A calendar day that exists; null for anything else, such as a year without day. */
export function dayFrom(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return null;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) && !value.startsWith('0000') ? value : null;
}
