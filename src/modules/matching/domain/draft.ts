import { z } from 'zod';
import { CEFR, TRAVEL_MODES } from '../engine/types.ts';
import { ACTIVITIES, ANSWERS } from './interests.ts';

const conceptId = z.int().positive();
const word = z.string().max(40);
/** Ends of what can be said of the hours of a week. */
export const WEEKLY_HOURS = { min: 1, max: 60 } as const;
const weeklyHours = z.number().min(WEEKLY_HOURS.min).max(WEEKLY_HOURS.max);
export const MOST_REFUSED = 5;

const chosenSkill = z.strictObject({
  id: conceptId,
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
  source: z.enum(['declared', 'tested', 'certified', 'experience']).optional(),
});
export type ChosenSkill = z.infer<typeof chosenSkill>;

/** Pages of the journey, in order. They are the last part of the address, so they are Italian. */
export const PAGES = ['so-fare', 'conferma', 'mi-piace', 'lavoro', 'dove', 'contratto', 'controlla'] as const;
type MainPage = (typeof PAGES)[number];
/** Reached from the check page by whoever wants to be more precise; each leads back to it. */
export const EXTRA_PAGES = ['lingue', 'ore', 'inizio', 'esclusi'] as const;
export type JourneyPage = MainPage | (typeof EXTRA_PAGES)[number];

/** The four steps a person sees; some have two pages. */
export const STEP_OF: Record<MainPage, number> = {
  'so-fare': 1,
  conferma: 1,
  'mi-piace': 2,
  lavoro: 2,
  dove: 3,
  contratto: 4,
  controlla: 4,
};
export const STEPS = 4;

/** The answers that matter for a match, and that a person may keep. Nothing here names a person; protected traits have no field. */
export const answersSchema = z.strictObject({
  skills: z.array(chosenSkill).max(200),
  /** Wanted occupations. */
  occupations: z.array(conceptId).max(5),
  likes: z.partialRecord(z.enum(ACTIVITIES), z.enum(ANSWERS)),
  place: z.strictObject({ label: z.string().max(120), lat: z.number(), lon: z.number() }).nullable(),
  /** km; null: anywhere. */
  radiusKm: z.number().positive().max(2000).nullable(),
  licences: z.array(conceptId).max(50),
  contracts: z.array(word).max(20),
  schedules: z.array(word).max(10),
  kinds: z.array(word).max(10),
  // What follows was asked for the first time in version 0.3: answers kept before lack it.
  /** Time instead of kilometres: when it is there, `radiusKm` is not looked at. */
  travel: z
    .strictObject({ mode: z.enum(TRAVEL_MODES), minutes: z.number().positive().max(240) })
    .nullable()
    .default(null),
  /** Occupations that are never to be proposed. */
  refused: z.array(conceptId).max(MOST_REFUSED).default([]),
  languages: z
    .array(z.strictObject({ code: z.string().regex(/^[a-z]{2}$/), level: z.enum(CEFR) }))
    .max(10)
    .default([]),
  /** Hours a week; `only`: ads that do not say theirs are left out too. */
  hours: z.strictObject({ min: weeklyHours, max: weeklyHours, only: z.boolean() }).nullable().default(null),
  /** ISO day in Rome. */
  availableFrom: z.iso.date().nullable().default(null),
});
export type JourneyAnswers = z.infer<typeof answersSchema>;

/** The draft of a journey: the answers, and what is still to confirm. The text a person writes is never in it. */
export const draftSchema = answersSchema.extend({
  /** Skills understood from the text, to be confirmed. */
  found: z.array(conceptId).max(200),
  /** Skills that were offered and not ticked, while the person is still on that page. */
  aside: z.array(conceptId).max(200),
  /** Occupations named in the text: their usual skills are suggested. */
  named: z.array(conceptId).max(10),
  done: z.array(z.enum(PAGES)),
});
export type Draft = z.infer<typeof draftSchema>;

export const DEFAULT_RADIUS_KM = 20;
export const RADII_KM = [5, 10, 20, 30, 50, 100] as const;

export function emptyDraft(): Draft {
  return {
    skills: [],
    occupations: [],
    likes: {},
    place: null,
    radiusKm: DEFAULT_RADIUS_KM,
    licences: [],
    contracts: [],
    schedules: [],
    kinds: [],
    travel: null,
    refused: [],
    languages: [],
    hours: null,
    availableFrom: null,
    found: [],
    aside: [],
    named: [],
    done: [],
  };
}

/** Only the answers: what is kept behind a link. */
export function answersOf(draft: Draft): JourneyAnswers {
  const { found: _found, aside: _aside, named: _named, done: _done, ...answers } = draft;
  return answers;
}

/** A journey that starts from kept answers: every page counts as done, so that each change goes back to the check page. */
export function draftFrom(answers: JourneyAnswers): Draft {
  return { ...answers, found: [], aside: [], named: [], done: [...PAGES] };
}

/** The draft with a page marked as done. */
export function withDone(draft: Draft, page: MainPage): Draft {
  return draft.done.includes(page) ? draft : { ...draft, done: [...draft.done, page] };
}

export function isExtra(page: JourneyPage): page is (typeof EXTRA_PAGES)[number] {
  return EXTRA_PAGES.some((extra) => extra === page);
}

/** Where to go after a page: the next one; back to the check page when everything was answered once and this is a correction. */
export function pageAfter(page: JourneyPage, draft: Draft): JourneyPage {
  if (isExtra(page)) return 'controlla';
  const next = PAGES[PAGES.indexOf(page) + 1] ?? 'controlla';
  // What was just written must be confirmed, whatever was answered before.
  if (page === 'so-fare') return next;
  return draft.done.includes('contratto') ? 'controlla' : next;
}

/** Where "back" leads: the page before, or null on the first one. */
export function pageBefore(page: JourneyPage, draft: Draft): JourneyPage | null {
  if (isExtra(page)) return 'controlla';
  if (draft.done.includes('contratto') && page !== 'controlla') return page === 'conferma' ? 'so-fare' : 'controlla';
  return PAGES[PAGES.indexOf(page) - 1] ?? null;
}
