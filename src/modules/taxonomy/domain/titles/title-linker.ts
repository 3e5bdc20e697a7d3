import { fold } from '../../../../kernel/text.ts';
import type { Concept, ConceptLabel, Concepts } from '../concepts.ts';
import type { LinkOptions, OccupationConcept, TitleCandidate } from '../taxonomy.ts';
import { agreement, type Evidence, type HintSources, readHint } from './hint.ts';
import { buildLabelLetters, type LabelLetters } from './label-letters.ts';
import { labelEvidence, raise } from './link-title.ts';
import { buildOccupationSpace, type OccupationSpace } from './occupation-space.ts';
import { buildTitleIndex, type TitleIndex, type TitleLabel } from './title-index.ts';

const LIMIT = 5;
/** How far full agreement with the hint lifts a score towards 1. */
const LIFT = 0.4;
/** Score of an occupation that only the hint names, at full strength. */
const HINT_ALONE = 0.55;
/** From this score on a title is one of our own names for the occupation. */
const OURS = 0.99;
/** An imported synonym may belong to several trades: the one that is also close in meaning comes first. */
const UNSURE = 0.03;
/** Share of the labels' words in how sure a candidate is; the rest is closeness in meaning. */
const WORDS = 0.45;
/** Share of the labels' letters in the order of the candidates; the rest is closeness in meaning (see test/relevance/report.md). */
const LETTERS = 0.3;
/** Best score of a title that is nobody's label. */
const MOST = 0.9;
/** How steeply candidates fall below the best one: the cosine of two candidate lists then tells trades apart. */
const STEEPNESS = 4;
/** A little falls slowly, so that the list goes on with what is only remotely near. */
const TAIL = 0.05;
const LEAST = 0.001;
/** Share of the best label's score from which an occupation is looked at. */
const WORTH_A_LOOK = 0.6;

/** The same order whatever the order of the import was; ids depend on it. */
const byUri = (a: OccupationConcept, b: OccupationConcept) => Number(a.uri > b.uri) - Number(a.uri < b.uri);

type IscoGroups = readonly { readonly code: string; readonly label: string }[];
export type TitleLinker = (text: string, options?: LinkOptions) => readonly TitleCandidate[];

/** The parts of the linker, for those who compare titles with each other. */
export interface LinkingParts {
  readonly index: TitleIndex;
  readonly space: OccupationSpace;
  readonly letters: LabelLetters;
}

/** `linkTitle` over the occupations of a snapshot. A generator: whoever drives it may let other work through between its steps. */
export function* buildTitleLinker(
  { occupations, occupationByUri }: Concepts,
  groups: IscoGroups,
): Generator<void, { readonly link: TitleLinker; readonly parts: LinkingParts }> {
  const index = yield* buildTitleIndex([...titleLabels(occupations)]);
  yield;
  const space = yield* buildOccupationSpace(occupations, labelsByCode(groups), index.stems);
  const places = new Map(occupations.map(({ concept }, place) => [concept.id, place]));
  const concepts = occupations.map(({ concept }) => concept);
  const sources: HintSources = {
    index,
    groupByLabel: new Map(groups.filter(({ code }) => code.length > 1).map(({ code, label }) => [fold(label), code])),
    iscoOf: (owner) => (concepts[owner] as OccupationConcept).isco,
    ownerByUri: (uri) => places.get(occupationByUri.get(uri)?.id ?? -1),
  };
  const parts: LinkingParts = { index, space, letters: yield* buildLabelLetters(index) };
  const link: TitleLinker = (text, { limit = LIMIT, hint = null, least = 0 } = {}) => {
    const scores = scoreTitle(parts, text, hint ? 0 : least);
    if (hint) addEvidence(scores, readHint(hint, sources), concepts);
    return [...scores]
      .filter(([, score]) => score >= least)
      .map(([owner, score]) => ({ occupation: concepts[owner] as OccupationConcept, score: Math.round(score * 1000) / 1000 }))
      .sort((a, b) => b.score - a.score || Number(b.occupation.starter) - Number(a.occupation.starter) || byUri(a.occupation, b.occupation))
      .slice(0, limit);
  };
  return { link, parts };
}

/**
 * Every occupation that a title may mean, unsorted. In which order follows from letters and meaning; how sure the first one is from the words
 * it shares and its meaning; the others score by their share of it. Candidates below `least` may be left out, which is quick when only labels
 * reach that high.
 */
export function scoreTitle({ index, space, letters }: LinkingParts, text: string, least: number): Map<number, number> {
  const { same, shared, stems, words } = labelEvidence(index, text);
  const decided = least > MOST && [...same.values()].every((score) => score >= OURS);
  const place = decided ? null : space.place(stems);
  const near = place ? space.near(place, strongest(shared, same)) : new Map<number, number>();
  const alike = letters.read(near.size > 0 ? words : []);
  const scores = new Map<number, number>();
  let first = -1;
  let most = 0;
  for (const [owner, closeness] of near) {
    const likeness = LETTERS * alike(owner) + (1 - LETTERS) * Math.max(0, closeness);
    scores.set(owner, likeness);
    if (likeness > most) [first, most] = [owner, likeness];
  }
  const sure = MOST * (WORDS * (shared.get(first) ?? 0) + (1 - WORDS) * Math.max(0, near.get(first) ?? 0));
  for (const [owner, likeness] of scores) {
    const share = likeness / most;
    const score = sure * ((1 - TAIL) * share ** STEEPNESS + TAIL * share);
    // Written so that 0 divided by 0 is left out too.
    if (!(score >= LEAST)) scores.delete(owner);
    else scores.set(owner, score);
  }
  for (const [owner, score] of same) {
    const unsure = score < OURS ? UNSURE * (1 - (near.get(owner) ?? 1)) : 0;
    raise(scores, owner, score - unsure);
  }
  return scores;
}

/** Occupations worth a closer look for their labels: of a common word ("tecnico") there may be a thousand. */
function* strongest(shared: ReadonlyMap<number, number>, same: ReadonlyMap<number, number>): Iterable<number> {
  yield* same.keys();
  let best = 0;
  for (const score of shared.values()) if (score > best) best = score;
  for (const [owner, score] of shared) if (score >= best * WORTH_A_LOOK) yield owner;
}

function labelsByCode(groups: IscoGroups): Map<string, string[]> {
  const byCode = new Map<string, string[]>();
  for (const { code, label } of groups) byCode.set(code, [...(byCode.get(code) ?? []), label]);
  return byCode;
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
