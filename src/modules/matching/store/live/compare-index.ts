import type { Platform } from '../../../../platform/platform.ts';
import { newestChange, visibleAds } from '../../../opportunities/api.ts';
import type { IndexContent } from './index-content.ts';

/** Ads that change while they are counted make the count useless: then it is done again, so many times. */
const TRIES = 5;

/**
 * Whether the index holds exactly the ads that can be found, each in its newest version: numbers and an order-independent sum over ids
 * and versions. 'changing' when changes never paused long enough to tell. `follow` applies what changed.
 */
export async function compareIndex(
  platform: Platform,
  content: IndexContent,
  follow: () => Promise<void>,
): Promise<'same' | 'drifted' | 'changing'> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    await follow();
    const now = platform.clock.now();
    const { newest, ...inDatabase } = await platform.database.read(async (db) => ({
      newest: await newestChange(db),
      ...(await visibleAds(db, now)),
    }));
    if (newest > content.seq) continue;
    const here = content.index.fingerprint(now.getTime());
    if (here.count === inDatabase.count && here.hash === inDatabase.hash) return 'same';
    platform.log.error({ here, inDatabase }, 'the index has drifted from the database');
    return 'drifted';
  }
  return 'changing';
}
