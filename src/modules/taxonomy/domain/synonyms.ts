import { fold } from '../../../kernel/text.ts';
import type { Concept } from './concepts.ts';
import { labelVariants } from './label-variants.ts';
import type { OccupationConcept, SkillConcept } from './taxonomy.ts';
import { stemSetKey } from './titles/title-index.ts';
import { contentStems } from './words.ts';

const MOST = 12;

/** Other words for a word or phrase: the labels of the concepts that one of its readings names. Starter labels first, then Italian ones: ads are in Italian. */
export function buildSynonyms(concepts: readonly Concept<OccupationConcept | SkillConcept>[]): (phrase: string) => readonly string[] {
  const byStems = new Map<string, number[]>();
  for (const [place, { labels }] of concepts.entries()) {
    for (const label of labels) {
      for (const variant of labelVariants(label.text)) {
        const key = stemSetKey(contentStems(variant));
        const known = byStems.get(key);
        if (!known) byStems.set(key, [place]);
        else if (known.at(-1) !== place) known.push(place);
      }
    }
  }
  return (phrase) => {
    const key = stemSetKey(contentStems(phrase));
    if (key === '') return [];
    const found = (byStems.get(key) ?? []).slice(0, 3).map((place) => concepts[place] as Concept<OccupationConcept | SkillConcept>);
    const typed = fold(phrase);
    const labels = found
      .flatMap((concept) => concept.labels)
      .sort((a, b) => Number(b.starter) - Number(a.starter) || Number(b.lang === 'it') - Number(a.lang === 'it'))
      .flatMap((label) => labelVariants(label.text).map(fold));
    return [...new Set(labels)].filter((label) => label !== typed).slice(0, MOST);
  };
}
