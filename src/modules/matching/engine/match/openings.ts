import { type AskedLanguage, CEFR, type HoursRange, type MatchProfile, type MatchResult } from '../types.ts';
import { missingLanguages, rungHeld, rungOf } from './languages.ts';

export type Opening = MatchResult['whatWouldChange'][number];
type Counts = ArrayLike<number>;

/** What a change opens and how much it asks of the person (steps, hours). */
interface Candidate {
  readonly opens: number;
  readonly effort: number;
}

/** Among changes of one kind: most ads for the effort, then the least effort, then the first. */
function worthMost<C extends Candidate>(candidates: readonly C[]): C | null {
  return candidates.reduce<C | null>((best, next) => {
    if (!best) return next;
    const gain = next.opens * best.effort - best.opens * next.effort;
    return gain > 0 || (gain === 0 && next.effort < best.effort) ? next : best;
  }, null);
}

/** `values`: what ads ask, `counts`: how many ads only that keeps out. A language, and the level to reach, that opens most per step. */
export function languageOpening(profile: MatchProfile, values: readonly (readonly AskedLanguage[])[], counts: Counts): Opening | null {
  const lacking = values.flatMap((asked, code) => {
    const ads = counts[code] as number;
    const [language, another] = ads > 0 ? missingLanguages(profile, asked) : [];
    return language && !another ? [{ code: language.code, rung: rungOf(language.level), ads }] : [];
  });
  const candidates = lacking.map(({ code, rung }) => {
    const opened = lacking.filter((other) => other.code === code && other.rung <= rung);
    return { code, rung, opens: sum(opened), effort: rung - rungHeld(profile, code) };
  });
  const chosen = worthMost(candidates.sort((a, b) => (a.code < b.code ? -1 : 1)));
  const level = chosen && CEFR[chosen.rung - 1];
  return level ? { change: { type: 'language', value: chosen.code, level }, opens: chosen.opens } : null;
}

/** Hours to accept as well that open most ads per hour; or ads that do not say their hours, when those are not fewer. */
export function hoursOpening(profile: MatchProfile, values: readonly (HoursRange | null)[], counts: Counts): Opening | null {
  const wished = profile.hours;
  if (!wished) return null;
  const kept = values.flatMap((stated, code) => (stated && (counts[code] as number) > 0 ? [{ stated, ads: counts[code] as number }] : []));
  const fewer = kept.filter(({ stated }) => stated.max < wished.min);
  const more = kept.filter(({ stated }) => stated.min > wished.max);
  const chosen = worthMost(
    [
      ...fewer.map(({ stated: { max: value } }) => ({
        value,
        opens: sum(fewer.filter(({ stated }) => stated.max >= value)),
        effort: wished.min - value,
      })),
      ...more.map(({ stated: { min: value } }) => ({
        value,
        opens: sum(more.filter(({ stated }) => stated.min <= value)),
        effort: value - wished.max,
      })),
    ].sort((a, b) => a.value - b.value),
  );
  const unstated = values.reduce((total, stated, code) => total + (stated ? 0 : (counts[code] as number)), 0);
  if (unstated > 0 && unstated >= (chosen?.opens ?? 0)) return { change: { type: 'hours', value: 'unstated' }, opens: unstated };
  return chosen && { change: { type: 'hours', value: chosen.value }, opens: chosen.opens };
}

function sum(groups: readonly { readonly ads: number }[]): number {
  return groups.reduce((total, { ads }) => total + ads, 0);
}

/** The value with the highest count above 0, the smaller one among equals. */
export function most<V extends number | string>(values: readonly (V | null)[], counts: Counts): { value: V; count: number } | null {
  let chosen: { value: V; count: number } | null = null;
  for (let code = 0; code < values.length; code++) {
    const count = counts[code] as number;
    if (count === 0 || (chosen && count < chosen.count)) continue;
    const value = values[code] ?? null;
    if (value === null) continue;
    if (!chosen || count > chosen.count || value < chosen.value) chosen = { value, count };
  }
  return chosen;
}
