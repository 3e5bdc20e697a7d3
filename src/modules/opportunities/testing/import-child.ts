/** Run as a process of its own, so that a test can kill it in the middle: imports the files named on the command line. */
import { silentTerminal } from '../../../platform/cli/terminal.ts';
import { readConfig } from '../../../platform/config/config.ts';
import { openPlatform } from '../../../platform/open-platform.ts';
import { importJobs } from '../import-jobs/import-jobs.command.ts';
import { memoryClient } from '../sources/memory-client.ts';

const platform = await openPlatform(readConfig({ ...process.env, LOG_LEVEL: 'silent' }), () => undefined);
const code = await importJobs(platform, process.argv.slice(2), silentTerminal(), memoryClient(new Map()));
await platform.database.close();
process.exit(code);
