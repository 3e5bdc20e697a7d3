import { fold } from '../../../kernel/text.ts';
import { labelVariants, withoutBrackets } from './label-variants.ts';

/** A concept reduced to what tells whether two are one: titles and other names, each with its language. */
export interface NamedConcept {
  readonly id: number;
  /** ISCO-08 unit group of an occupation; empty for skills. */
  readonly isco: string;
  readonly titles: readonly Name[];
  readonly others: readonly Name[];
}

export interface Name {
  readonly lang: string;
  readonly text: string;
}

interface Candidate {
  readonly target: number;
  /** 3: both titles; 2: its title is one of our synonyms; 1: our title is one of its synonyms. */
  readonly kind: 1 | 2 | 3;
  readonly shared: number;
}

/**
 * Which concepts of a classification equal one of ours: same unit group (occupations) and an equal name in the same language, letter case
 * and accents aside. Several may equal one of ours when their own titles say so; by a mere synonym at most one does, and only if no title does.
 */
export function sameConcepts(ours: readonly NamedConcept[], theirs: readonly NamedConcept[]): Map<number, number> {
  const titles = namesOf(ours, (concept) => concept.titles);
  const others = namesOf(ours, (concept) => concept.others);
  const found = new Map<number, Candidate>();
  for (const concept of theirs) {
    const candidate = bestCandidate(concept, titles, others);
    if (candidate) found.set(concept.id, candidate);
  }
  return withoutWeakRivals(found);
}

function bestCandidate(concept: NamedConcept, titles: Names, others: Names): Candidate | null {
  const shared = new Map<number, { kind: 1 | 2 | 3; shared: number }>();
  const note = (target: number, kind: 1 | 2 | 3) => {
    const known = shared.get(target) ?? { kind, shared: 0 };
    shared.set(target, { kind: known.kind > kind ? known.kind : kind, shared: known.shared + 1 });
  };
  for (const key of keysOf(concept, concept.titles)) {
    for (const target of titles.get(key) ?? []) note(target, 3);
    for (const target of others.get(key) ?? []) note(target, 2);
  }
  for (const key of keysOf(concept, concept.others)) for (const target of titles.get(key) ?? []) note(target, 1);
  const [best] = [...shared].sort(([a, x], [b, y]) => y.kind - x.kind || y.shared - x.shared || a - b);
  return best ? { target: best[0], ...best[1] } : null;
}

function withoutWeakRivals(found: ReadonlyMap<number, Candidate>): Map<number, number> {
  const strong = new Set([...found.values()].filter((each) => each.kind > 1).map((each) => each.target));
  const weak = new Map<number, { id: number; shared: number }>();
  const same = new Map<number, number>();
  for (const [id, { target, kind, shared }] of found) {
    if (kind > 1) same.set(id, target);
    else if (!strong.has(target) && shared > (weak.get(target)?.shared ?? 0)) weak.set(target, { id, shared });
  }
  for (const [target, { id }] of weak) same.set(id, target);
  return same;
}

type Names = ReadonlyMap<string, readonly number[]>;

function namesOf(concepts: readonly NamedConcept[], pick: (concept: NamedConcept) => readonly Name[]): Names {
  const names = new Map<string, number[]>();
  for (const concept of concepts) {
    for (const key of keysOf(concept, pick(concept))) names.set(key, [...(names.get(key) ?? []), concept.id]);
  }
  return names;
}

function keysOf({ isco }: NamedConcept, names: readonly Name[]): Set<string> {
  const keys = new Set<string>();
  for (const { lang, text } of names) {
    for (const variant of labelVariants(text)) {
      for (const form of [fold(variant), fold(withoutBrackets(variant))]) if (form !== '') keys.add(`${isco}|${lang}|${form}`);
    }
  }
  return keys;
}
