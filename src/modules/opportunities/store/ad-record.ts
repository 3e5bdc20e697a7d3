import type { Selectable } from 'kysely';
import type { AskedLanguage, Contract, Kind, Pay, Readable, Schedule, Shift } from '../domain/opportunity.ts';
import { type Status, status } from '../domain/status.ts';
import type { AdTable } from './tables.ts';

export interface AdPlace {
  readonly istat: string;
  readonly name: string;
  /** Sigla, "CR". */
  readonly province: string;
  readonly lat: number;
  readonly lon: number;
}

/** One ad as the rest of the product sees it. Times are instants; ids of occupation, skills and licences are taxonomy concepts. */
export interface AdRecord {
  readonly id: number;
  readonly slug: string;
  readonly kind: Kind;
  readonly title: string;
  /** Plain text: paragraphs separated by a blank line, list items as lines that begin with "- ". */
  readonly description: string;
  readonly organisation: string | null;
  readonly place: AdPlace | null;
  /** The source's words for a place that is no comune we know. */
  readonly placeLabel: string | null;
  readonly remote: boolean;
  readonly contract: Contract | null;
  readonly schedule: Schedule | null;
  /** Weekly, when the ad names one figure. */
  readonly hours: number | null;
  /** Weekly hours as a range; both ends equal when the ad names one figure. Null: not stated. */
  readonly hoursWeek: { readonly min: number; readonly max: number } | null;
  /** null: the ad names none. */
  readonly languages: readonly AskedLanguage[] | null;
  /** EQF 1..8, the lowest that is enough; null: not stated. */
  readonly educationLevel: number | null;
  /** 0: the ad says that none is needed; null: not stated. */
  readonly experienceMonths: number | null;
  /** First day of work in Rome, ISO ("2027-01-01"); null: not stated. */
  readonly startsOn: string | null;
  /** null: the ad names none. */
  readonly shifts: readonly Shift[] | null;
  /** Which of the facts were read in the ad's text rather than in a field of its source. */
  readonly readInText: readonly Readable[];
  readonly pay: Pay | null;
  readonly sectors: readonly string[];
  readonly occupationId: number | null;
  /** 0..1, null without occupation: a guess that was not good enough is not told. */
  readonly occupationConfidence: number | null;
  readonly isco: string | null;
  readonly skills: readonly AskedSkill[];
  readonly licences: readonly number[];
  readonly publishedAt: Date;
  readonly expiresAt: Date | null;
  readonly applyUrl: string | null;
  readonly language: string;
  readonly applications: number;
  readonly sourceName: string;
  readonly demo: boolean;
  readonly changeSeq: number;
  readonly status: Status;
  readonly openings: number | null;
  readonly agreement: string | null;
  /** The ad that this one repeats, null for originals. */
  readonly duplicateOf: number | null;
}

export interface AskedSkill {
  readonly id: number;
  readonly essential: boolean;
  /** True when the ad does not name it: its occupation usually needs it. */
  readonly implied: boolean;
}

export interface SkillRow {
  readonly skill_id: number;
  readonly essential: boolean;
  readonly licence: boolean;
  readonly implied: boolean;
}

/** Where an ad lives on the site, without language prefix. */
export function adPath(ad: { readonly id: number; readonly slug: string }): string {
  return `/opportunita/${ad.id}-${ad.slug}`;
}

/** A row with its source's name and its skills → the record; `now` decides the status. */
export function toAdRecord(row: Selectable<AdTable> & { readonly source_name: string }, skills: readonly SkillRow[], now: Date): AdRecord {
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind,
    title: row.title,
    description: row.description,
    organisation: row.organisation,
    place: placeOf(row),
    placeLabel: row.place_label,
    remote: row.remote,
    contract: row.contract,
    schedule: row.schedule,
    hours: row.hours,
    hoursWeek: row.hours_week_min === null || row.hours_week_max === null ? null : { min: row.hours_week_min, max: row.hours_week_max },
    languages: row.languages,
    educationLevel: row.education_level,
    experienceMonths: row.experience_months,
    startsOn: row.starts_on,
    shifts: row.shifts,
    readInText: row.read_in_text ?? [],
    pay: payOf(row),
    sectors: row.sectors,
    occupationId: row.occupation_id,
    occupationConfidence: row.occupation_id === null ? null : row.occupation_confidence,
    isco: row.isco,
    skills: skills.filter((skill) => !skill.licence).map(({ skill_id, essential, implied }) => ({ id: skill_id, essential, implied })),
    licences: skills.filter((skill) => skill.licence).map((skill) => skill.skill_id),
    publishedAt: row.published_at,
    expiresAt: row.expires_at,
    // Feeds are checked when they are read; a link is checked again where it is about to be printed.
    applyUrl: row.apply_url !== null && /^https?:\/\//i.test(row.apply_url) ? row.apply_url : null,
    language: row.language,
    applications: row.applications,
    sourceName: row.source_name,
    demo: row.demo,
    changeSeq: row.change_seq,
    status: statusOf(row, now),
    openings: row.openings,
    agreement: row.agreement,
    duplicateOf: row.duplicate_of,
  };
}

/** The one rule for an ad's status, applied to a row. */
export function statusOf(row: Pick<Selectable<AdTable>, 'review' | 'expires_at' | 'filled_at' | 'withdrawn_at'>, now: Date): Status {
  return status({ review: row.review, expiresAt: row.expires_at, filledAt: row.filled_at, withdrawnAt: row.withdrawn_at }, now);
}

function placeOf(row: Selectable<AdTable>): AdPlace | null {
  const { place_istat: istat, place_name: name, place_province: province, lat, lon } = row;
  if (istat === null || name === null || province === null || lat === null || lon === null) return null;
  return { istat, name, province, lat, lon };
}

function payOf(row: Selectable<AdTable>): Pay | null {
  if (row.pay_per === null || (row.pay_min === null && row.pay_max === null)) return null;
  return { min: row.pay_min, max: row.pay_max, per: row.pay_per, currency: row.pay_currency ?? 'EUR', net: row.pay_net ?? false };
}
