import { riasecUnits } from '../../engine/match/interests.ts';
import { essentialLanguages, rungOf } from '../../engine/match/languages.ts';
import type { AdDocument } from '../../engine/types.ts';
import type { AdSkillTable, AdTextTable } from '../tables.ts';
import { adWords } from './ad-words.ts';

type Texts = 'published_at' | 'expires_at' | 'starts_on';
/** As it is sent: instants as text. */
export type AdRow = Omit<AdTextTable, Texts> & Readonly<Record<Texts, string | null>>;

/** The columns of `adRow`, in its order. */
export const AD_COLUMNS: readonly (keyof AdRow)[] = [
  ...(['ad_id', 'kind', 'contract', 'schedule', 'province', 'sectors', 'occupation_id', 'isco', 'riasec', 'lat', 'lon'] as const),
  ...(['pay_min', 'pay_max', 'published_at', 'expires_at', 'applications', 'licences', 'languages', 'hours_min', 'hours_max'] as const),
  ...(['starts_on', 'asked_weight', 'title_length', 'about_length', 'body_length', 'lexemes'] as const),
];

/** What the SQL path keeps of an ad. */
export function adRow(ad: AdDocument): AdRow {
  const { tsvector, lengths } = adWords(ad);
  const placed = ad.lat !== null && ad.lon !== null;
  const units = ad.riasec && riasecUnits(ad.riasec);
  return {
    ad_id: ad.id,
    kind: ad.kind,
    contract: ad.contract,
    schedule: ad.schedule,
    province: ad.place?.province ?? null,
    sectors: [...new Set(ad.sectors)],
    occupation_id: ad.occupation,
    isco: ad.isco,
    riasec: units && [...units],
    lat: placed ? ad.lat : null,
    lon: placed ? ad.lon : null,
    pay_min: ad.payYear && Math.round(ad.payYear.min),
    pay_max: ad.payYear && Math.round(ad.payYear.max),
    published_at: instant(ad.publishedAt),
    expires_at: ad.expiresAt === null ? null : instant(ad.expiresAt),
    applications: ad.applications,
    licences: [...ad.licences],
    languages: essentialLanguages(ad.languages).map(({ code, level }) => `${code}${rungOf(level)}`),
    hours_min: ad.hoursWeek?.min ?? null,
    hours_max: ad.hoursWeek?.max ?? null,
    starts_on: ad.startsOn === null ? null : instant(ad.startsOn),
    asked_weight: skillRows(ad).reduce((sum, { weight }) => sum + weight, 0),
    title_length: lengths.title,
    about_length: lengths.about,
    body_length: lengths.body,
    lexemes: tsvector,
  };
}

/** Each skill once; essential when it is so anywhere. */
export function skillRows(ad: AdDocument): AdSkillTable[] {
  const weights = new Map<number, number>();
  for (const { id, essential } of ad.skills) weights.set(id, Math.max(weights.get(id) ?? 0, essential ? 2 : 1));
  return Array.from(weights, ([skill, weight]) => ({ skill_id: skill, ad_id: ad.id, weight }));
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
