import type { AdFacts, PreparedAd } from '../prepared-ad.ts';
import { TextIndex } from '../text/text-index.ts';
import { TextMatches } from '../text/text-match.ts';
import { AdColumns } from './ad-columns.ts';
import { PlaceLists } from './place-lists.ts';
import { SkillSets } from './skill-sets.ts';

/** All that is known of the ads, row by row. A removed row stays as a tombstone: whoever holds the index makes a new one in time. */
export class AdStore {
  readonly columns = new AdColumns();
  readonly skills = new SkillSets();
  readonly text = new TextIndex();
  readonly byPlace = new PlaceLists();
  /** Working memory of a text search. */
  readonly matches = new TextMatches(this);

  upsert(ad: PreparedAd): void {
    this.remove(ad.id);
    this.text.add(this.addFacts(ad), ad);
  }

  /** Appends a row for the ad, whose words are to follow; a former version must have been removed before. */
  addFacts(ad: AdFacts): number {
    const row = this.columns.add(ad);
    this.skills.add(row, ad.skills);
    this.byPlace.add(row, this.columns, this.skills);
    return row;
  }

  remove(id: number): void {
    const row = this.columns.remove(id);
    if (row >= 0) this.text.remove(row);
  }
}
