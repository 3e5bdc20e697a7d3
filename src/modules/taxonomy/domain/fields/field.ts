import type { CefrLevel, Contract, Pay, Schedule, Shift } from '../../../../kernel/work-terms.ts';

/** How much a text asks for something. */
export type Demand = 'required' | 'preferred' | 'notRequired';

/** Driving licences by class (a trailer's E joined to it), and other permits that ads name beside them. */
export const LICENCES = [
  ...(['AM', 'A1', 'A2', 'A', 'B', 'BE', 'C1', 'C1E', 'C', 'CE', 'D1', 'D1E', 'D', 'DE'] as const),
  ...(['CQC', 'ADR', 'tachograph', 'forklift', 'aerial_platform', 'own_vehicle'] as const),
] as const;
export type Licence = (typeof LICENCES)[number];

/** ISO 639-1 and the level of the Common European Framework; null: the text names the language only. */
export interface LanguageValue {
  readonly lang: string;
  readonly level: CefrLevel | null;
}

/** A day, a month or "at once". A month without year has `year` null; so has a day of it. */
export type StartValue =
  | { readonly immediate: true }
  | { readonly immediate: false; readonly year: number | null; readonly month: number; readonly day: number | null };

interface Values {
  licence: Licence;
  language: LanguageValue;
  schedule: Schedule;
  /** A week. Both ends equal for one figure. */
  hours: { readonly min: number; readonly max: number };
  shift: Shift;
  /** EQF 1..8. */
  education: number;
  /** Months; 0: none needed; null: some, without saying how much. */
  experience: number | null;
  /** `months`: how long, when the text says. */
  contract: { readonly contract: Contract; readonly months: number | null };
  /** null: pay is spoken of, and left to be agreed. `months`: salaries a year (13, 14). */
  pay: (Pay & { readonly months: number | null }) | null;
  start: StartValue;
  /** National collective agreement and level; either may be missing. */
  agreement: { readonly name: string | null; readonly level: string | null };
}

export type FieldKind = keyof Values;

interface FoundField<K extends FieldKind> {
  readonly kind: K;
  readonly value: Values[K];
  /** UTF-16 offsets into the text: `text.slice(from, to)`. */
  readonly from: number;
  readonly to: number;
}

/** What a reader finds. `demand` only where the words themselves say it ("senza esperienza"); else the sentence decides. */
export type Found = { [K in FieldKind]: FoundField<K> & { readonly demand?: Demand } }[FieldKind];

/** One thing a text says about the conditions of work or about who is looked for. */
export type Field = { [K in FieldKind]: FoundField<K> & { readonly demand: Demand } }[FieldKind];

/** A text made ready for reading. `plain` has the length of `text`, place for place. */
export interface Reading {
  readonly text: string;
  readonly plain: string;
}
