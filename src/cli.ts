import { modules } from './app.ts';
import { findCommand, nearestCommands, usage } from './platform/cli/commands.ts';
import { explainFailure } from './platform/cli/explain-failure.ts';
import { parseFlags, unfitArguments } from './platform/cli/flags.ts';
import { type Interruption, untilInterrupted, watchForInterruption } from './platform/cli/interruption.ts';
import { openTerminal } from './platform/cli/terminal.ts';
import { readConfig } from './platform/config/config.ts';
import type { CommandManifest } from './platform/module/manifest.ts';
import { openPlatform } from './platform/open-platform.ts';
import { platformCommands } from './platform-commands.ts';

/** `talenthub <command>`: exit code 0 done, 1 some records rejected, 2 unusable arguments or input. */
async function run(argv: readonly string[], interruption: Promise<Interruption>): Promise<number> {
  const commands = [...platformCommands(interruption), ...modules.flatMap((module) => module.commands ?? [])];
  const { words, flags } = parseFlags(argv);
  const terminal = openTerminal({ json: flags.has('json'), quiet: flags.has('quiet') });
  const asksForHelp = flags.has('help') || words.length === 0 || words[0] === 'help';
  const found = findCommand(commands, words[0] === 'help' ? words.slice(1) : words);
  if (!found && (!asksForHelp || words.some((word) => word !== 'help'))) return refuse(unknownCommand(words, commands));
  if (!found || asksForHelp) {
    terminal.out(usage(commands, found?.command));
    return 0;
  }
  const { command } = found;
  const args = argv.slice(argv.indexOf(found.lastWord) + 1);
  const unfit = command.takes ? unfitArguments(args, command.takes) : null;
  if (unfit) return refuse(`${unfit}\nUsage: talenthub ${command.usage}`);
  const platform = await openPlatform(readConfig(process.env), (line) => terminal.note(line));
  try {
    const work = command.run(platform, args, terminal);
    if (command.stopsItself) return await work;
    const outcome = await untilInterrupted(work, interruption);
    return outcome.done ? outcome.value : outcome.interruption.exitCode;
  } finally {
    await platform.jobs.stop();
    await platform.database.close();
  }
}

function unknownCommand(words: readonly string[], commands: readonly CommandManifest[]): string {
  const near = nearestCommands(commands, words).map((name) => `"${name}"`);
  return `Unknown command: ${words.join(' ')}.${near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : ''} See: talenthub --help`;
}

function refuse(sentence: string): number {
  console.error(sentence);
  return 2;
}

run(process.argv.slice(2), watchForInterruption()).then(
  (code) => process.exit(code),
  (error: unknown) => {
    const sentence = explainFailure(error);
    console.error(sentence ?? error);
    process.exit(sentence === null ? 1 : 2);
  },
);
