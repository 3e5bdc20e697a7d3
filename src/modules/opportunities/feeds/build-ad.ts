import { contentHash } from '../../../kernel/ids.ts';
import { readContractField, readFields } from '../../taxonomy/api.ts';
import { kindOf } from '../domain/kind-of.ts';
import { maskContacts } from '../domain/mask-contacts.ts';
import type { Contract, FeedItem, Kind, ParsedAd, Pay, PlaceHint, Readable, Schedule } from '../domain/opportunity.ts';
import { htmlToLine, htmlToText } from '../domain/wording/html-to-text.ts';
import { cleanTitle } from '../domain/wording/title-words.ts';
import type { Limits } from './limits.ts';
import { onlyHours, type SaidInText, saidInText } from './said-in-text.ts';
import { UNDECODABLE } from './source/decode.ts';

/** What every reader needs to know of the run. */
export interface FeedContext {
  readonly now: Date;
  readonly limits: Limits;
}

/** What a format's reader found in one record, in the source's own words; `buildItem` makes an ad of it or rejects it. */
export interface Candidate {
  readonly externalKey: string | null;
  readonly title: string | null;
  /** HTML (escaped or not) or text. */
  readonly description: string | null;
  readonly organisation?: string | null;
  readonly place?: PlaceHint;
  /** Fields that hold contract type or working time, as written. */
  readonly contractFields?: readonly (string | null)[];
  readonly contract?: Contract | null;
  readonly schedule?: Schedule | null;
  readonly hours?: number | null;
  readonly kind?: Kind | null;
  /** Left out when the record has no pay field: then the description is asked. `null` = a field that states no pay. */
  readonly pay?: Pay | null;
  readonly agreement?: string | null;
  readonly openings?: unknown;
  readonly occupationHint?: string | null;
  readonly language?: string | null;
  readonly publishedAt?: Date | null;
  readonly expiresAt?: Date | null;
  readonly applyUrl?: string | null;
  /** Set when the record must not become an ad: `not-published`, `not-public`, … */
  readonly refused?: string;
}

/** A rejected item. The excerpt is at most 500 characters, contacts masked. */
export function rejected(position: number, reason: string, detail: string, record: unknown, externalKey: string | null = null): FeedItem {
  const text = (typeof record === 'string' ? record : (JSON.stringify(record) ?? '')).slice(0, 2000);
  return {
    type: 'rejected',
    position,
    externalKey: externalKey?.slice(0, 200) ?? null,
    reason,
    detail: detail.slice(0, 300),
    excerpt: maskContacts(text).slice(0, 500),
  };
}

/** Applies the rules that are the same for every format: required title, lengths, encoding, contract and pay words, masking. */
export function buildItem(position: number, found: Candidate, raw: unknown, context: FeedContext): FeedItem {
  const reject = (reason: string, detail: string) => rejected(position, reason, detail, raw, found.externalKey);
  if (found.refused !== undefined) return reject(found.refused, found.refused);
  if (`${found.title}${found.description}${found.organisation}`.includes(UNDECODABLE))
    return reject('bad-encoding', 'bytes that are not UTF-8');
  if ((found.title?.length ?? 0) > context.limits.title * 10) return reject('title-too-long', `${found.title?.length} characters`);
  const title = maskContacts(htmlToLine(found.title ?? ''));
  if (!/[\p{L}\p{N}]/u.test(title)) return reject('missing-title', 'no title');
  if (title.length > context.limits.title) return reject('title-too-long', `${title.length} characters`);
  const description = htmlToText(found.description ?? '');
  if (description.length > context.limits.description) return reject('description-too-long', `${description.length} characters`);
  return { type: 'ad', position, ad: adOf(found, title, description, context), raw };
}

function adOf(found: Candidate, title: string, text: string, context: FeedContext): ParsedAd {
  const field = readContractField(...(found.contractFields ?? []));
  const said = saidInText(title, text);
  const stated = {
    contract: found.contract ?? field.contract,
    schedule: found.schedule ?? field.schedule,
    hoursWeek: statedHours(found, field.hours),
    agreement: shortLine(found.agreement, 200),
  };
  const contract = stated.contract ?? said.contract;
  const hoursWeek = stated.hoursWeek ?? said.hoursWeek;
  const place = placeOf(found.place ?? {});
  return {
    externalKey: keyOf(found, title, place),
    kind: found.kind ?? kindOf(contract),
    title: cleanTitle(title),
    description: maskContacts(text),
    organisation: shortLine(found.organisation, 200),
    place,
    contract,
    schedule: stated.schedule ?? said.schedule,
    hours: hoursWeek !== null && hoursWeek.min === hoursWeek.max ? hoursWeek.min : null,
    hoursWeek,
    pay: found.pay === undefined ? said.pay : found.pay,
    agreement: stated.agreement ?? shortLine(said.agreement, 200),
    openings: openingsOf(found.openings),
    licences: said.licences,
    languages: said.languages,
    educationLevel: said.educationLevel,
    experienceMonths: said.experienceMonths,
    start: said.start,
    shifts: said.shifts,
    readInText: readInText(said, { ...stated, pay: found.pay }),
    occupationHint: shortLine(found.occupationHint, 300),
    language: /^[a-z]{2}/i.exec(found.language ?? '')?.[0].toLowerCase() ?? null,
    publishedAt: notLater(found.publishedAt ?? null, context.now),
    expiresAt: found.expiresAt ?? null,
    applyUrl: publicLink(found.applyUrl),
  };
}

/** Weekly hours in the source's own fields: as one figure, or as a range in the words for working time. */
function statedHours(found: Candidate, inField: number | null): SaidInText['hoursWeek'] {
  const hours = found.hours ?? inField;
  return hours === null ? onlyHours(readFields((found.contractFields ?? []).join(' ; '))) : { min: hours, max: hours };
}

/** Which facts the text alone gave: a field of the source, even one that states no pay, goes before it. */
function readInText(
  said: SaidInText,
  stated: Pick<ParsedAd, 'contract' | 'schedule' | 'hoursWeek' | 'agreement'> & { readonly pay: Pay | null | undefined },
): Readable[] {
  const found: readonly (readonly [Readable, boolean])[] = [
    ['contract', stated.contract === null && said.contract !== null],
    ['schedule', stated.schedule === null && said.schedule !== null],
    ['hours', stated.hoursWeek === null && said.hoursWeek !== null],
    ['pay', stated.pay === undefined && said.pay !== null],
    ['agreement', stated.agreement === null && said.agreement !== null],
    ['licences', said.licences.length > 0],
    ['languages', said.languages.length > 0],
    ['educationLevel', said.educationLevel !== null],
    ['experienceMonths', said.experienceMonths !== null],
    ['startsOn', said.start !== null],
    ['shifts', said.shifts.length > 0],
  ];
  return found.filter(([, only]) => only).map(([name]) => name);
}

/** The source's key, else one made of what does not change when a text is corrected. */
function keyOf(found: Candidate, title: string, place: PlaceHint): string {
  const own = found.externalKey?.trim() ?? '';
  if (own !== '' && own.length <= 200) return own;
  if (own !== '') return `h:${contentHash(own)}`;
  const parts = [title, found.organisation, place.name, found.applyUrl, found.publishedAt?.toISOString()];
  return `h:${contentHash(parts.map((part) => part ?? '').join('|'))}`;
}

function placeOf(hint: PlaceHint): PlaceHint {
  const words = Object.entries(hint).map(([name, value]) => [name, typeof value === 'string' ? shortLine(value, 200) : value]);
  const place = Object.fromEntries(words.filter(([, value]) => value !== null && value !== undefined)) as PlaceHint;
  const { lat, lon } = place;
  const real = lat !== undefined && lon !== undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && (lat !== 0 || lon !== 0);
  if (real) return place;
  const { lat: _lat, lon: _lon, ...rest } = place;
  return rest;
}

function shortLine(text: string | null | undefined, longest: number): string | null {
  const line = htmlToLine((text ?? '').slice(0, longest * 10))
    .slice(0, longest)
    .trim();
  return /[\p{L}\p{N}]/u.test(line) ? maskContacts(line) : null;
}

function openingsOf(value: unknown): number | null {
  const count = typeof value === 'string' ? Number.parseInt(value, 10) : value;
  return typeof count === 'number' && count >= 1 && count <= 10_000 ? Math.round(count) : null;
}

/** A publication date of tomorrow or later is a mistake (day and month swapped, mostly). */
function notLater(date: Date | null, now: Date): Date | null {
  return date !== null && date.getTime() > now.getTime() + 24 * 3_600_000 ? null : date;
}

const CHATS = /^(?:www\.)?(?:wa\.me|t\.me|telegram\.me|m\.me|(?:api|chat|web)\.whatsapp\.com)$/;

/** A web link a person may be sent to; scripts, mail addresses, chat links and links with a password are none. */
export function publicLink(text: string | null | undefined): string | null {
  const candidate = (text ?? '').trim();
  if (candidate.length > 2000 || !/^https?:\/\//i.test(candidate)) return null;
  if (!URL.canParse(candidate)) return null;
  const url = new URL(candidate);
  if (url.username !== '' || url.password !== '' || !url.hostname.includes('.') || CHATS.test(url.hostname)) return null;
  return url.href;
}
