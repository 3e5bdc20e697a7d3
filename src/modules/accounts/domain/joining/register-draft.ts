import { z } from 'zod';
import type { Role } from '../../../../kernel/access/viewer.ts';
import { PURPOSES } from '../consent-purposes.ts';

/** Who may register by themselves; all others are invited. */
export const AUDIENCES = ['youth', 'company', 'provider', 'school'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Kinds of organisation each audience may register; the first is the usual one. */
export const KINDS_FOR = {
  company: ['company'],
  provider: ['training_body'],
  school: ['school', 'university'],
} as const;

const organisation = z.strictObject({
  kind: z.enum(['company', 'training_body', 'school', 'university']),
  name: z.string().max(160),
  vatNumber: z.string().length(11),
  comune: z.string().length(6),
  website: z.string().max(200).nullable(),
  domain: z.string().max(200).nullable(),
  pec: z.string().max(254).nullable(),
});
export type DraftOrganisation = z.infer<typeof organisation>;

/** Pages of each journey, in order: the last part of their addresses. */
export const YOUTH_PAGES = ['nascita', 'comune', 'consensi', 'account'] as const;
export const ORGANISATION_PAGES = ['ente', 'account'] as const;
export type RegisterPage = (typeof YOUTH_PAGES)[number] | (typeof ORGANISATION_PAGES)[number];

/** What a registration has so far: nothing that names a person. Names and address are asked last and go straight into the account. */
export const registerDraft = z.strictObject({
  audience: z.enum(AUDIENCES),
  birthDate: z.iso.date().nullable(),
  /** ISTAT code. */
  comune: z.string().length(6).nullable(),
  consents: z.array(z.enum(PURPOSES)),
  organisation: organisation.nullable(),
  /** Id of the journey "per te" it began from. */
  startedFrom: z.string().length(22).nullable(),
  deskCode: z.string().length(8).nullable(),
  /** Ticket of a provider outside, sealed: the draft's address must not open it. */
  ticket: z.string().max(200).nullable(),
  done: z.array(z.enum([...YOUTH_PAGES, ...ORGANISATION_PAGES])),
});
export type RegisterDraft = z.infer<typeof registerDraft>;

export function newDraft(audience: Audience, from: Partial<Pick<RegisterDraft, 'startedFrom' | 'deskCode' | 'ticket'>>): RegisterDraft {
  const nothing = { birthDate: null, comune: null, consents: [], organisation: null, startedFrom: null, deskCode: null, ticket: null };
  return { audience, ...nothing, ...from, done: [] };
}

export function pagesOf(audience: Audience): readonly RegisterPage[] {
  return audience === 'youth' ? YOUTH_PAGES : ORGANISATION_PAGES;
}

/** The first page that is not answered yet; the last one when all are. */
export function nextPage({ audience, done }: Pick<RegisterDraft, 'audience' | 'done'>): RegisterPage {
  return pagesOf(audience).find((page) => !done.includes(page)) ?? 'account';
}

/** Whether a page may be opened: it belongs to the journey, and everything before it is answered. */
export function mayOpen(draft: RegisterDraft, page: RegisterPage): boolean {
  const pages = pagesOf(draft.audience);
  return pages.includes(page) && pages.indexOf(page) <= pages.indexOf(nextPage(draft));
}

export function pageBefore(draft: Pick<RegisterDraft, 'audience'>, page: RegisterPage): RegisterPage | null {
  const pages = pagesOf(draft.audience);
  return pages[pages.indexOf(page) - 1] ?? null;
}

export function withDone(draft: RegisterDraft, page: RegisterPage): RegisterDraft {
  return draft.done.includes(page) ? draft : { ...draft, done: [...draft.done, page] };
}

export const ROLE_OF: Readonly<Record<Exclude<Audience, 'youth'>, Extract<Role, 'company' | 'provider' | 'school'>>> = {
  company: 'company',
  provider: 'provider',
  school: 'school',
};

export function registerPath(id: string, page: RegisterPage): string {
  return `/registrati/${id}/${page}`;
}

/**
 * The draft as it counts when a provider outside says how old the person is: the later of the two dates, because who says they are older than
 * they are would be seen by companies.
 */
export function withVouchedDate(draft: RegisterDraft, vouched: string | null): RegisterDraft {
  const { birthDate } = draft;
  return birthDate !== null && vouched !== null && vouched > birthDate ? { ...draft, birthDate: vouched } : draft;
}
