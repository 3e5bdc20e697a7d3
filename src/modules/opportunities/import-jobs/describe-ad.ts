import { endOfRomeDay, romeDate } from '../../../kernel/rome-time.ts';
import { slug } from '../../../kernel/text.ts';
import type { Taxonomy } from '../../taxonomy/api.ts';
import type { Gazetteer } from '../../territory/api.ts';
import { likenessOf } from '../domain/likeness.ts';
import { maskContacts } from '../domain/mask-contacts.ts';
import type { ParsedAd, PlaceHint } from '../domain/opportunity.ts';
import { reviewReason } from '../domain/reading/ad-rules.ts';
import { guessLanguage } from '../domain/reading/guess-language.ts';
import { startDay } from '../domain/start-day.ts';
import type { AdToWrite } from '../store/write-ads.ts';
import { skillsOf } from './ad-skills.ts';
import { linkAd } from './link-ad.ts';

/** What the steps look things up in: both in memory. */
export interface Knowledge {
  readonly gazetteer: Gazetteer;
  readonly taxonomy: Taxonomy;
}

/** An ad without expiry is taken for stale after this long: nobody searches a list of jobs that are gone. */
const STALE_AFTER_DAYS = 90;

/**
 * The steps from a parsed record to an ad that can be written: contacts masked, place to ISTAT code, title to occupation, skills
 * and licences, fingerprint, rules. Pure but for the look-ups; `firstSeen` stands for a publication date the source does not give.
 */
export function describeAd(parsed: ParsedAd, know: Knowledge, sourceId: number, firstSeen: Date): AdToWrite {
  const title = maskContacts(clean(parsed.title));
  const description = maskContacts(clean(parsed.description));
  const organisation = parsed.organisation === null ? null : maskContacts(clean(parsed.organisation));
  const language = parsed.language ?? guessLanguage(`${title}\n${description}`);
  const place = know.gazetteer.resolve(parsed.place);
  const { link, confidence, source } = linkAd(know.taxonomy, { title, description, hint: parsed.occupationHint, language });
  const review = reviewReason({ title, organisation, description });
  const publishedAt = parsed.publishedAt ?? firstSeen;
  return {
    ad: {
      source_id: sourceId,
      external_key: parsed.externalKey,
      kind: parsed.kind,
      title,
      slug: slug(title) || 'annuncio',
      description,
      organisation,
      place_istat: place?.istat ?? null,
      place_name: place?.name ?? null,
      place_province: place?.province ?? null,
      lat: place?.lat ?? null,
      lon: place?.lon ?? null,
      place_label: place ? null : placeLabel(parsed.place),
      remote: parsed.place.remote ?? false,
      contract: parsed.contract,
      schedule: parsed.schedule,
      hours: parsed.hours,
      hours_week_min: parsed.hoursWeek?.min ?? null,
      hours_week_max: parsed.hoursWeek?.max ?? null,
      pay_min: parsed.pay?.min ?? null,
      pay_max: parsed.pay?.max ?? null,
      pay_per: parsed.pay?.per ?? null,
      pay_currency: parsed.pay?.currency ?? null,
      pay_net: parsed.pay?.net ?? null,
      agreement: parsed.agreement === null ? null : clean(parsed.agreement),
      openings: parsed.openings,
      languages: parsed.languages.length === 0 ? null : JSON.stringify(parsed.languages),
      education_level: parsed.educationLevel,
      experience_months: parsed.experienceMonths,
      starts_on: startDay(parsed.start, romeDate(publishedAt)),
      shifts: parsed.shifts.length === 0 ? null : [...parsed.shifts],
      read_in_text: parsed.readInText.length === 0 ? null : [...parsed.readInText],
      sectors: link ? [...link.occupation.sectors] : [],
      occupation_id: link?.occupation.id ?? null,
      occupation_confidence: confidence,
      occupation_source: source,
      isco: link?.occupation.isco ?? iscoOf(parsed.occupationHint),
      language,
      apply_url: parsed.applyUrl,
      published_at: publishedAt,
      expires_at: parsed.expiresAt ?? staleAt(publishedAt),
      filled_at: null,
      withdrawn_at: null,
      withdrawn_by: null,
      review: review === null ? 'approved' : 'pending',
      review_reason: review,
      duplicate_of: null,
      ...likenessOf({ title, organisation, place: place?.istat ?? placeLabel(parsed.place), description }),
    },
    skills: skillsOf(know.taxonomy, { title, description, language, licences: parsed.licences }, link),
  };
}

/** PostgreSQL texts hold neither NUL nor half characters; feeds do. */
function clean(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

function iscoOf(hint: string | null): string | null {
  return hint !== null && /^\d{4}$/.test(hint) ? hint : null;
}

const ITALY = /^(?:it|ita|italia|italy)$/i;

function placeLabel(hint: PlaceHint): string | null {
  const country = hint.country !== undefined && !ITALY.test(hint.country) ? hint.country : undefined;
  const parts = [hint.name, hint.province ?? hint.region, country].filter((part): part is string => (part ?? '') !== '');
  return parts.length === 0 ? null : clean([...new Set(parts)].join(', ')).slice(0, 120);
}

function staleAt(publishedAt: Date): Date {
  return endOfRomeDay(romeDate(publishedAt).add({ days: STALE_AFTER_DAYS }));
}
