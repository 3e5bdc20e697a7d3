import { words } from '../../../../kernel/text.ts';
import type { Locale } from '../../../../platform/i18n/catalogue.ts';
import type { Taxonomy } from '../../../taxonomy/api.ts';

/** What a text says, as taxonomy ids, in the order of the text. */
export interface Understood {
  /** Skills and licences. */
  readonly skills: readonly number[];
  /** Occupations whose title is in the text ("ho fatto la cameriera"). */
  readonly occupations: readonly number[];
}

const MOST_SKILLS = 40;
const MOST_OCCUPATIONS = 4;
/** Longest job title that is looked for, in words. */
const TITLE_WORDS = 4;
/** Only a title of an occupation counts; what merely resembles one would put words into a person's mouth. */
const SURE = 0.99;
/** A title never starts or ends with one of these. */
const SMALL_WORDS = new Set(
  (
    'a ad al alla alle ai allo con da dal dalla dei del della delle di e ed ho i il in io la le lo ma mi nel nella o per poi un una uno sono fatto ' +
    'so anche come che ha the an and as at for i in of to was have been my'
  ).split(' '),
);

/** Reads what a person wrote of themselves, in both languages of the interface: people mix them. Pure; keeps nothing. */
export function understand(taxonomy: Taxonomy, text: string, locale: Locale): Understood {
  const other: Locale = locale === 'it' ? 'en' : 'it';
  const named = [locale, other].map((lang) => taxonomy.extractSkills(text, lang).map(({ skill }) => skill.id));
  const skills = [...new Set((named[0]?.length ?? 0) > 0 ? named[0] : named[1])];
  return { skills: skills.slice(0, MOST_SKILLS), occupations: namedOccupations(taxonomy, text, locale) };
}

/** Longest titles first, so that "cameriera ai piani" is not taken for "cameriera". */
function namedOccupations(taxonomy: Taxonomy, text: string, lang: Locale): number[] {
  const found = new Map<number, number>();
  for (const clause of text.split(/[.,;:!?()\n/]+/)) {
    const all = words(clause);
    let from = 0;
    while (from < all.length) {
      const title = titleAt(taxonomy, all, from, lang);
      if (title) found.set(title.occupation, found.size);
      from += title?.length ?? 1;
    }
  }
  return [...found.keys()].slice(0, MOST_OCCUPATIONS);
}

function titleAt(taxonomy: Taxonomy, all: readonly string[], from: number, lang: Locale): { occupation: number; length: number } | null {
  for (let length = Math.min(TITLE_WORDS, all.length - from); length > 0; length--) {
    const phrase = all.slice(from, from + length);
    if (SMALL_WORDS.has(phrase[0] ?? '') || SMALL_WORDS.has(phrase.at(-1) ?? '')) continue;
    const [best] = taxonomy.linkTitle(phrase.join(' '), { lang, limit: 1, least: SURE });
    if (best) return { occupation: best.occupation.id, length };
  }
  return null;
}
