import type { MatchProfile } from '../engine/types.ts';

type Languages = NonNullable<MatchProfile['languages']>;

/**
 * The languages of a profile as a limit. Whoever lists English has not said that they do not speak Italian: without a word on it, it
 * is no reason to hide an ad. An empty list stays empty: nothing was said, nothing is limited.
 */
export function languagesHeld(stated: Languages): Languages {
  if (stated.length === 0 || stated.some(({ code }) => code === 'it')) return stated;
  return [{ code: 'it', level: 'C2' }, ...stated];
}
