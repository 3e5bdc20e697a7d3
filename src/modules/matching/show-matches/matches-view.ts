import type { AdRecord } from '../../opportunities/api.ts';
import type { AnswerLine } from '../content/answer-summary.ts';
import type { MatchPart, ProfileChange } from '../engine/types.ts';

/** One part of a score, with its reason in words. */
export interface ShownPart {
  readonly name: MatchPart['name'];
  readonly points: number;
  readonly max: number;
  readonly text: string;
}

export interface ShownMatch {
  readonly ad: AdRecord;
  readonly distanceKm: number | null;
  /** The points of the parts sum to it. */
  readonly score: number;
  readonly parts: readonly ShownPart[];
  /** Names of the essential skills and languages that the person lacks or did not mention. */
  readonly missing: readonly string[];
  /** The sheet of the ad's occupation, which says how one learns it. */
  readonly sheet: { readonly path: string; readonly job: string } | null;
}

export interface MatchesView {
  readonly evaluated: number;
  readonly total: number;
  readonly shown: readonly ShownMatch[];
  readonly changes: readonly { readonly change: ProfileChange; readonly text: string }[];
  readonly answers: readonly AnswerLine[];
}
