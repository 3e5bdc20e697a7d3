import type { CommandManifest } from '../../../platform/module/manifest.ts';
import { askForReindex } from '../store/reindex-stamp.ts';
import { clearAdTexts, followAdTexts } from '../store/sql/write-ad-texts.ts';

/** The index lives in memory: running servers are asked to build it anew; the rows of the search in SQL are written again here. */
export const reindexCommand: CommandManifest = {
  name: 'reindex',
  summary: 'Build the search index anew, in running servers too',
  usage: 'reindex',
  takes: { flags: [], words: 0 },
  async run(platform, _args, terminal) {
    const now = platform.clock.now();
    await platform.database.write(async (db) => {
      await askForReindex(db, now);
      await clearAdTexts(db, now);
    });
    let written = 0;
    await followAdTexts(platform, (done) => {
      written = done;
      terminal.progress('reindex', done);
    });
    terminal.out(
      terminal.json ? JSON.stringify({ read: written }) : `Reindexed: ${written} ads read. Running servers follow within a second.`,
    );
    return 0;
  },
};
