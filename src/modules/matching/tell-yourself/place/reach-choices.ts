import type { Choice, ChoiceSection } from '../../../../design/forms/inputs.tsx';
import type { Locale } from '../../../../platform/i18n/catalogue.ts';
import { type JourneyAnswers, RADII_KM } from '../../domain/draft.ts';
import { TRAVEL_MODES, type TravelMode } from '../../engine/types.ts';
import { texts } from '../../texts.ts';

/** How far, in one field: "20" kilometres, "car-30" minutes by car, or anywhere. */
export const ANYWHERE = 'ovunque';
const MOST_KM = 500;
const MOST_MINUTES = 240;

type Reach = Pick<JourneyAnswers, 'radiusKm' | 'travel'>;

/** Times that make sense with each way to travel. */
const MINUTES: Readonly<Record<TravelMode, readonly number[]>> = {
  foot: [15, 30],
  bicycle: [15, 30, 45],
  public_transport: [30, 45, 60, 90],
  car: [15, 30, 45, 60],
};

export function reachText({ radiusKm, travel }: Reach): string {
  if (travel) return `${travel.mode}-${travel.minutes}`;
  return radiusKm === null ? ANYWHERE : String(radiusKm);
}

/** What the field says; undefined when it is none of ours. Values that a change of the results page has set (30 + 10 = 40) are fine. */
export function readReach(text: string): Reach | undefined {
  if (text === ANYWHERE) return { radiusKm: null, travel: null };
  const [, mode = '', minutes = ''] = /^([a-z_]+)-(\d{1,3})$/.exec(text) ?? [];
  const way = TRAVEL_MODES.find((known) => known === mode);
  if (way && isWithin(Number(minutes), MOST_MINUTES)) return { radiusKm: null, travel: { mode: way, minutes: Number(minutes) } };
  return isWithin(Number(text), MOST_KM) ? { radiusKm: Number(text), travel: null } : undefined;
}

function isWithin(value: number, most: number): boolean {
  return Number.isInteger(value) && value > 0 && value <= most;
}

/** Anywhere, kilometres, then minutes by each way to travel; what is chosen is always among them. */
export function reachChoices(
  chosen: string,
  locale: Locale,
): { readonly options: readonly Choice[]; readonly sections: readonly ChoiceSection[] } {
  const t = texts(locale);
  const reach = readReach(chosen);
  const distances = withOwn(RADII_KM, reach?.radiusKm).map((km) => ({ value: String(km), label: t('perte.where.km', { km }) }));
  const times = [...TRAVEL_MODES].reverse().map((mode) => ({
    label: t(`perte.travel.${mode}`),
    options: withOwn(MINUTES[mode], reach?.travel?.mode === mode ? reach.travel.minutes : null).map((minutes) => ({
      value: reachText({ radiusKm: null, travel: { mode, minutes } }),
      label: t(`perte.reach.${mode}`, { n: minutes }),
    })),
  }));
  return {
    options: [{ value: ANYWHERE, label: t('perte.where.anywhere') }],
    sections: [{ label: t('perte.where.kilometres'), options: distances }, ...times],
  };
}

function withOwn(usual: readonly number[], own: number | null | undefined): number[] {
  return [...new Set(own ? [...usual, own] : usual)].sort((a, b) => a - b);
}
