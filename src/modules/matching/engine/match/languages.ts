import { type AskedLanguage, CEFR, type CefrLevel, type MatchProfile } from '../types.ts';

/** Steps up from knowing nothing: A1 is 1, C2 is 6. "Any level" asks for the first step. */
export function rungOf(level: CefrLevel | null): number {
  return level === null ? 1 : CEFR.indexOf(level) + 1;
}

/** What the profile says of a language, as `rungOf`; 0 when it does not mention it. */
export function rungHeld(profile: MatchProfile, code: string): number {
  return Math.max(0, ...(profile.languages ?? []).filter((held) => held.code === code).map(({ level }) => rungOf(level)));
}

/** The essential languages of an ad that the profile lacks, does not mention, or has at a lower level. */
export function missingLanguages(profile: MatchProfile, asked: readonly AskedLanguage[]): AskedLanguage[] {
  return asked.filter(({ code, level }) => rungHeld(profile, code) < rungOf(level));
}

/** The essential ones, each once with its highest level, by code. */
export function essentialLanguages(languages: readonly (AskedLanguage & { readonly essential: boolean })[]): AskedLanguage[] {
  const highest = new Map<string, AskedLanguage>();
  for (const { code, level, essential } of languages) {
    const before = highest.get(code);
    if (essential && (!before || rungOf(level) > rungOf(before.level))) highest.set(code, { code, level });
  }
  return [...highest.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
