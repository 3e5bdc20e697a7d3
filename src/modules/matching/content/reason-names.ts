import type { Locale } from '../../../platform/i18n/catalogue.ts';
import { formatDistance } from '../../../platform/i18n/format.ts';
import { type AdRecord, CONTRACTS, contractName, SCHEDULES, scheduleName } from '../../opportunities/api.ts';
import type { Taxonomy } from '../../taxonomy/api.ts';
import { type Names, type ReasonContext, reasonsFor } from '../domain/reasons.ts';
import type { MatchPart } from '../engine/types.ts';
import { texts } from '../texts.ts';

/** The names of skills, occupations and contracts in one language. What is no longer in the taxonomy is called "another one". */
export function reasonNames(taxonomy: Taxonomy, locale: Locale): Names {
  const t = texts(locale);
  return {
    skill: (id) => taxonomy.skill(id)?.label(locale) ?? t('match.unknown'),
    occupation: (id) => taxonomy.occupation(id)?.label(locale) ?? t('match.unknown'),
    interest: (letter) => t(`match.interest.${letter}`),
    contract: (value) => named(CONTRACTS, value, (contract) => contractName(contract, locale)),
    schedule: (value) => named(SCHEDULES, value, (schedule) => scheduleName(schedule, locale)),
    distance: (km) => formatDistance(km, locale),
    travel: ({ mode, minutes }) => t(`match.travel.${mode}`, { n: rounded(minutes) }),
    language: (code) => new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code,
    hours: ({ min, max }) => (min === max ? t('match.hours', { n: max }) : t('match.hours.range', { min, n: max })),
    // Names of skills hold commas and "e" themselves ("fisica, chimica e scienze"): a conjunction would make two of one.
    list: (items) => items.join(items.some((item) => item.includes(',')) ? '; ' : ', '),
  };
}

/** What the sentences must know of an ad. */
export function reasonContext(ad: Pick<AdRecord, 'skills'>): ReasonContext {
  return { usualSkills: ad.skills.some((skill) => skill.implied) };
}

/** The reasons of one part as text in the reader's language. */
export function reasonText(part: MatchPart, { names, locale, context }: { names: Names; locale: Locale; context: ReasonContext }): string {
  const t = texts(locale);
  return reasonsFor(part, names, context)
    .map(({ key, params }) => t(key, params))
    .join(' ');
}

/** Estimates are told in steps of five minutes: more would promise more than is known. */
function rounded(minutes: number): number {
  return Math.max(5, Math.round(minutes / 5) * 5);
}

function named<T extends string>(known: readonly T[], value: string, name: (value: T) => string): string {
  const found = known.find((item) => item === value);
  return found === undefined ? value : name(found);
}
