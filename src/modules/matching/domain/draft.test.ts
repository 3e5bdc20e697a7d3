import { describe, expect, test } from 'vitest';
import { applyChange } from './change.ts';
import {
  answersOf,
  answersSchema,
  draftFrom,
  draftSchema,
  EXTRA_PAGES,
  emptyDraft,
  type JourneyPage,
  PAGES,
  pageAfter,
  pageBefore,
  withDone,
} from './draft.ts';

const answered = PAGES.reduce(withDone, emptyDraft());

describe('la bozza di «per te»', () => {
  test('la prima volta le pagine vengono una dopo l’altra fino al controllo', () => {
    const walk: JourneyPage[] = [PAGES[0]];
    while (walk.at(-1) !== 'controlla') walk.push(pageAfter(walk.at(-1) ?? 'so-fare', emptyDraft()));
    expect(walk).toEqual(PAGES);
    expect(PAGES.map((page) => pageBefore(page, emptyDraft()))).toEqual([null, ...PAGES.slice(0, -1)]);
  });

  test('chi corregge una risposta torna subito al controllo, ma quello che ha appena scritto va confermato', () => {
    expect(pageAfter('dove', answered)).toBe('controlla');
    expect(pageAfter('so-fare', answered)).toBe('conferma');
    expect(pageBefore('dove', answered)).toBe('controlla');
    expect(pageBefore('conferma', answered)).toBe('so-fare');
  });

  test('quello che si tiene sono solo le risposte: nessun altro campo è ammesso', () => {
    const draft = { ...emptyDraft(), found: [3], aside: [4], named: [5], skills: [{ id: 1 }] };
    expect(answersSchema.parse(answersOf(draft))).toEqual(answersOf(draft));
    expect(Object.keys(answersOf(draft))).not.toContain('found');
    for (const trait of ['name', 'age', 'gender', 'origin', 'health', 'text', 'testo']) {
      expect(draftSchema.safeParse({ ...draft, [trait]: 'x' }).success).toBe(false);
      expect(answersSchema.safeParse({ ...answersOf(draft), [trait]: 'x' }).success).toBe(false);
    }
    expect(draftSchema.parse(draftFrom(answersOf(draft))).skills).toEqual([{ id: 1 }]);
  });

  test('le risposte tenute prima che ci fossero lingue, ore e viaggio si leggono ancora', () => {
    const { travel: _t, refused: _r, languages: _l, hours: _h, availableFrom: _a, ...before } = emptyDraft();
    expect(draftSchema.parse(before)).toEqual(emptyDraft());
    const { found: _f, aside: _s, named: _n, done: _d, ...kept } = before;
    expect(answersSchema.parse(kept)).toEqual(answersOf(emptyDraft()));
  });

  test('le pagine facoltative partono dal controllo e ci tornano', () => {
    for (const page of EXTRA_PAGES) {
      expect(pageAfter(page, emptyDraft())).toBe('controlla');
      expect(pageBefore(page, emptyDraft())).toBe('controlla');
    }
  });

  test('un cambiamento cambia una risposta sola, e due volte è come una', () => {
    const draft = {
      ...emptyDraft(),
      ...{ contracts: ['permanent'], licences: [7], skills: [{ id: 1, level: 2 as const }] },
      travel: { mode: 'bicycle' as const, minutes: 30 },
      languages: [{ code: 'en', level: 'B2' as const }],
      hours: { min: 16, max: 24, only: true },
    };
    const changes = [
      { type: 'radius', value: 40 },
      { type: 'contract', value: 'internship' },
      { type: 'licence', value: 8 },
      { type: 'skill', value: 9 },
      { type: 'travel', value: 40 },
      { type: 'language', value: 'en', level: 'C1' },
      { type: 'language', value: 'en', level: 'A1' },
      { type: 'hours', value: 30 },
      { type: 'hours', value: 12 },
      { type: 'hours', value: 'unstated' },
    ] as const;
    const changed = changes.map((change) => applyChange(draft, change));
    expect(changed.map((after, index) => applyChange(after, changes[index] ?? changes[0]))).toEqual(changed);
    expect(changed).toEqual([
      { ...draft, radiusKm: 40 },
      { ...draft, contracts: ['permanent', 'internship'] },
      { ...draft, licences: [7, 8] },
      { ...draft, skills: [{ id: 1, level: 2 }, { id: 9 }] },
      { ...draft, travel: { mode: 'bicycle', minutes: 40 } },
      { ...draft, languages: [{ code: 'en', level: 'C1' }] },
      draft,
      { ...draft, hours: { min: 16, max: 30, only: true } },
      { ...draft, hours: { min: 12, max: 24, only: true } },
      { ...draft, hours: { min: 16, max: 24, only: false } },
    ]);
  });
});
