import { fold } from '../../../../kernel/text.ts';
import type { Concept, ConceptLabel, Concepts } from '../concepts.ts';
import type { LinkOptions, OccupationConcept, TitleCandidate } from '../taxonomy.ts';
import { agreement, type Evidence, type HintSources, readHint } from './hint.ts';
import { scoreTitle } from './link-title.ts';
import { buildTitleIndex, type TitleLabel } from './title-index.ts';

const LIMIT = 5;
/** How far full agreement with the hint lifts a score towards 1. */
const LIFT = 0.4;
/** Score of an occupation that only the hint names, at full strength. */
const HINT_ALONE = 0.55;

/** `linkTitle` over the occupations of a snapshot. */
export function buildTitleLinker(
  { occupations, occupationByUri }: Concepts,
  groups: readonly { readonly code: string; readonly label: string }[],
): (text: string, options?: LinkOptions) => readonly TitleCandidate[] {
  const index = buildTitleIndex([...titleLabels(occupations)]);
  const places = new Map(occupations.map(({ concept }, place) => [concept.id, place]));
  const concepts = occupations.map(({ concept }) => concept);
  const sources: HintSources = {
    index,
    groupByLabel: new Map(groups.filter(({ code }) => code.length > 1).map(({ code, label }) => [fold(label), code])),
    iscoOf: (owner) => (concepts[owner] as OccupationConcept).isco,
    ownerByUri: (uri) => places.get(occupationByUri.get(uri)?.id ?? -1),
  };
  return (text, { limit = LIMIT, hint = null } = {}) => {
    const scores = scoreTitle(index, text);
    if (hint) addEvidence(scores, readHint(hint, sources), concepts);
    return [...scores]
      .map(([owner, score]) => ({ occupation: concepts[owner] as OccupationConcept, score: Math.round(score * 1000) / 1000 }))
      .sort((a, b) => b.score - a.score || Number(b.occupation.starter) - Number(a.occupation.starter) || a.occupation.id - b.occupation.id)
      .slice(0, limit);
  };
}

/** Agreement lifts, it never lowers; occupations that only the hint names come in below any good reading of the title. */
function addEvidence(scores: Map<number, number>, evidence: Evidence, concepts: readonly OccupationConcept[]): void {
  for (const [owner, concept] of concepts.entries()) {
    const strength = agreement(evidence, owner, concept.isco);
    if (strength === 0) continue;
    const score = scores.get(owner);
    if (score === undefined) {
      if (strength >= 0.7) scores.set(owner, strength * HINT_ALONE);
    } else scores.set(owner, Math.max(strength * HINT_ALONE, 1 - (1 - score) * (1 - LIFT * strength)));
  }
}

function* titleLabels(occupations: readonly Concept<OccupationConcept>[]): Iterable<TitleLabel> {
  for (const [owner, { labels }] of occupations.entries()) {
    for (const label of labels) yield { owner, text: label.text, quality: qualityOf(label) };
  }
}

function qualityOf({ role, starter }: ConceptLabel): number {
  if (role === 'hidden') return 0.92;
  if (role === 'alternative') return starter ? 0.99 : 0.95;
  return 1;
}
