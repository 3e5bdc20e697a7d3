import { editDistance } from '../../kernel/text.ts';
import type { CommandManifest } from '../module/manifest.ts';

/** The command whose name the words begin with; the longest name wins (`import jobs` before `import`). */
export function findCommand(
  commands: readonly CommandManifest[],
  words: readonly string[],
): { command: CommandManifest; lastWord: string } | null {
  const fits = commands.filter((command) => command.name.split(' ').every((part, index) => words[index] === part));
  const command = fits.sort((a, b) => b.name.length - a.name.length)[0];
  return command ? { command, lastWord: command.name.split(' ').at(-1) as string } : null;
}

/** What a person may have meant: commands that go on where they stopped (`import`), else the nearest name, else nothing. */
export function nearestCommands(commands: readonly CommandManifest[], words: readonly string[]): string[] {
  const typed = words.join(' ');
  const longer = commands.filter(({ name }) => name.startsWith(`${typed} `)).map(({ name }) => name);
  if (longer.length > 0) return longer;
  const near = commands.map(({ name }) => {
    const parts = name.split(' ');
    const whole = editDistance(name, words.slice(0, parts.length).join(' '));
    return {
      name,
      distance: parts.length > 1 && words.length === 1 ? Math.min(whole, editDistance(parts.at(-1) ?? '', typed) + 1) : whole,
    };
  });
  const best = near.sort((a, b) => a.distance - b.distance)[0];
  return best && best.distance <= 2 ? [best.name] : [];
}

/** Help for one command, or the list of all. */
export function usage(commands: readonly CommandManifest[], command?: CommandManifest): string {
  if (command)
    return `${command.summary}\n\nUsage: talenthub ${command.usage}\n\nCommon flags: --json (for machines)  --quiet  --help\nExit codes: 0 done, 1 some records rejected, 2 unusable arguments or input`;
  const width = Math.max(...commands.map((each) => each.name.length)) + 2;
  const rows = [...commands].sort((a, b) => a.name.localeCompare(b.name)).map((each) => `  ${each.name.padEnd(width)}${each.summary}`);
  return ['Talent Hub: the regional career-guidance platform', '', 'Usage: talenthub <command> [--help]', '', ...rows].join('\n');
}
