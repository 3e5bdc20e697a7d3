import type { RiasecNumbers } from './taxonomy.ts';

export type Role = 'preferred' | 'alternative' | 'hidden' | 'masculine' | 'feminine' | 'neutral';

/** All labels of one role in one language. */
export interface LabelsData {
  readonly lang: string;
  readonly role: Role;
  readonly labels: readonly string[];
}

interface ConceptData {
  readonly id: number;
  readonly uri: string;
  readonly starter: boolean;
  /** Id of the concept that stands for this one. */
  readonly sameAs: number | null;
  readonly labels: readonly LabelsData[];
}

export interface SkillData extends ConceptData {
  readonly type: 'skill' | 'knowledge';
  readonly reuse: string;
  readonly licence: boolean;
}

export interface OccupationData extends ConceptData {
  readonly slug: string;
  readonly isco: string;
  readonly riasec: string | null;
  readonly sectors: readonly string[];
  readonly studies: readonly string[];
  readonly essential: readonly number[];
  readonly optional: readonly number[];
  /** Descriptions and tasks, in any language. */
  readonly texts?: readonly string[];
}

/** What a snapshot is built from: the rows of the database, or of a test. */
export interface TaxonomyData {
  readonly version: number;
  readonly occupations: readonly OccupationData[];
  readonly skills: readonly SkillData[];
  /** ISCO-08 groups of 1 to 4 digits. */
  readonly iscoGroups: readonly { readonly code: string; readonly lang: string; readonly label: string }[];
  readonly sectors: readonly { readonly id: string; readonly it: string; readonly en: string; readonly weight: number }[];
  readonly studies: readonly { readonly id: string; readonly it: string; readonly en: string; readonly weight: number }[];
}

const STRENGTHS = [1, 0.75, 0.5] as const;
const OTHERS = 0.1;

/** "SEC" → the six numbers in the order R I A S E C: the three letters 1, 0.75, 0.5, the others 0.1. */
export function riasecNumbers(code: string): RiasecNumbers {
  const strength = (letter: string) => {
    const place = code.indexOf(letter);
    return place < 0 ? OTHERS : (STRENGTHS[place] ?? OTHERS);
  };
  return [strength('R'), strength('I'), strength('A'), strength('S'), strength('E'), strength('C')];
}
