import { modules } from './app.ts';
import { findCommand, usage } from './platform/cli/commands.ts';
import { parseFlags } from './platform/cli/flags.ts';
import { openTerminal } from './platform/cli/terminal.ts';
import { ConfigError, readConfig } from './platform/config/config.ts';
import { openPlatform } from './platform/open-platform.ts';
import { platformCommands } from './platform-commands.ts';

/** `talenthub <command>`: exit code 0 done, 1 some records rejected, 2 unusable arguments or input. */
async function run(argv: readonly string[]): Promise<number> {
  const commands = [...platformCommands, ...modules.flatMap((module) => module.commands ?? [])];
  const { words, flags } = parseFlags(argv);
  const terminal = openTerminal({ json: flags.has('json'), quiet: flags.has('quiet') });
  const found = findCommand(commands, words);
  if (!found || flags.has('help')) {
    terminal.out(usage(commands, found?.command));
    return found || words.length === 0 || words[0] === 'help' ? 0 : 2;
  }
  const platform = await openPlatform(readConfig(process.env), (line) => terminal.note(line));
  try {
    return await found.command.run(platform, argv.slice(argv.indexOf(found.lastWord) + 1), terminal);
  } finally {
    await platform.jobs.stop();
    await platform.database.close();
  }
}

run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    const expected = error instanceof ConfigError || (error instanceof Error && error.name === 'EmbeddedPostgresError');
    console.error(expected ? (error as Error).message : error);
    process.exit(expected ? 2 : 1);
  },
);
