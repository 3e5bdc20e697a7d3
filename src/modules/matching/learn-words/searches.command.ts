import { migrate } from '../../../platform/db/migrate.ts';
import type { CommandManifest } from '../../../platform/module/manifest.ts';
import { emptySearches, LEAST_COUNT } from '../store/empty-searches.ts';

const MOST = 200;

/** What people search and do not find: words that the taxonomy may lack as synonyms. */
export const searchesCommand: CommandManifest = {
  name: 'searches',
  summary: 'List the words that people search and that find nothing',
  usage: `searches [--json]\n\n  counts of the last 90 days, from ${LEAST_COUNT} on; nothing is known of who searched`,
  takes: { flags: [], words: 0 },
  async run(platform, _args, terminal) {
    await migrate(platform.database);
    const found = await platform.database.read((db) => emptySearches(db, MOST));
    if (terminal.json) terminal.out(JSON.stringify(found.map(({ words, count, lastDay }) => ({ words, count, last_day: lastDay }))));
    else if (found.length === 0) terminal.out('No search found nothing often enough');
    else for (const { words, count, lastDay } of found) terminal.out(`${String(count).padStart(6)}  ${lastDay}  ${words}`);
    return 0;
  },
};
