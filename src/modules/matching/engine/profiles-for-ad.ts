import { contentHash } from '../../../kernel/ids.ts';
import { createIndex } from './search-index.ts';
import type { Travel } from './travel.ts';
import type { AdDocument, AskedLanguage, MatchPart, MatchProfile } from './types.ts';

/** A profile under the caller's own id. The caller passes only people who agreed to be found. */
export interface OfferedProfile {
  readonly id: string;
  readonly profile: MatchProfile;
}

/** Why a profile fits: the same parts as in the person's own match, without their sum. */
export interface FittingProfile {
  readonly id: string;
  readonly parts: readonly MatchPart[];
  /** Skill ids. */
  readonly missing: readonly number[];
  readonly missingLanguages: readonly AskedLanguage[];
}

interface Options {
  /** ms since 1970; an ad that is over by then fits nobody. */
  readonly now: number;
  /** `mixed`: an order that says nothing about the people and differs from ad to ad; `given`: the caller's. */
  readonly order?: 'mixed' | 'given';
  readonly travel?: Travel;
}

/**
 * The other direction: whom one ad fits. Exactly the people among whose matches the ad would be, with the same limits.
 * People are not ranked: systems that rank candidates are high-risk (Regulation (EU) 2024/1689, annex III, point 4), and a score of
 * how well an ad suits a person is no score of the person.
 */
export function profilesForAd(
  ad: AdDocument,
  people: Iterable<OfferedProfile>,
  { now, order = 'mixed', travel }: Options,
): FittingProfile[] {
  const index = createIndex(travel);
  index.upsert(ad);
  const fitting: FittingProfile[] = [];
  for (const { id, profile } of people) {
    const explanation = index.explain(profile, ad.id, now);
    if (!explanation || explanation.blockedBy.length > 0) continue;
    const { parts, missing, missingLanguages } = explanation.item;
    fitting.push({ id, parts, missing, missingLanguages });
  }
  return order === 'given' ? fitting : mixed(fitting, ad.id);
}

function mixed(fitting: readonly FittingProfile[], adId: number): FittingProfile[] {
  const placed = fitting.map((one) => ({ one, place: contentHash(`${adId}|${one.id}`) }));
  return placed.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ one }) => one);
}
