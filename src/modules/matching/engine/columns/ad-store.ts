import { TextIndex } from '../text/text-index.ts';
import { TextMatches } from '../text/text-match.ts';
import type { AdDocument } from '../types.ts';
import { AdColumns } from './ad-columns.ts';
import { SkillColumns } from './skill-columns.ts';

/** Removed rows are dropped once they are this many and a quarter of all. */
const COMPACT_FROM = 512;

/** All that is known of the ads, row by row. Removed rows stay as tombstones until they are worth a compaction. */
export class AdStore {
  readonly columns = new AdColumns();
  readonly skills = new SkillColumns();
  readonly text = new TextIndex();
  /** Working memory of a text search. */
  readonly matches = new TextMatches();

  upsert(ad: AdDocument): void {
    this.remove(ad.id);
    const row = this.columns.add(ad);
    this.skills.add(row, ad.skills);
    this.text.add(row, ad);
  }

  remove(id: number): void {
    const row = this.columns.remove(id);
    if (row < 0) return;
    this.text.remove(row);
    const dead = this.columns.rows - this.columns.live;
    if (dead >= COMPACT_FROM && dead * 4 >= this.columns.rows) this.#compact();
  }

  #compact(): void {
    const { alive, rows, live } = this.columns;
    const kept = new Uint32Array(live);
    const newRow = new Int32Array(rows).fill(-1);
    let used = 0;
    for (let row = 0; row < rows; row++) {
      if (!alive[row]) continue;
      kept[used] = row;
      newRow[row] = used++;
    }
    this.text.compact(kept, newRow);
    this.skills.compact(kept, newRow);
    this.columns.compact(kept);
  }
}
