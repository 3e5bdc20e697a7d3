/** Command-line words and flags: `--name value`, `--name=value`, or `--name` alone for the switches listed here. */
const SWITCHES = new Set(['json', 'quiet', 'help', 'dry-run', 'web', 'worker', 'force', 'complete']);

export interface Flags {
  readonly words: readonly string[];
  readonly flags: ReadonlyMap<string, string>;
}

export function parseFlags(argv: readonly string[]): Flags {
  const words: string[] = [];
  const flags = new Map<string, string>();
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] as string;
    if (!word.startsWith('--')) {
      words.push(word === '-h' ? '' : word);
      if (word === '-h') flags.set('help', 'true');
      continue;
    }
    const [name = '', value] = splitOnce(word.slice(2));
    if (value !== undefined) flags.set(name, value);
    else if (SWITCHES.has(name)) flags.set(name, 'true');
    else flags.set(name, argv[++index] ?? '');
  }
  return { words: words.filter((word) => word !== ''), flags };
}

/** The flags a command does not know: a typo must not be taken for consent. */
export function unknownFlags(flags: ReadonlyMap<string, string>, known: readonly string[]): string[] {
  return [...flags.keys()].filter((name) => !known.includes(name) && !['json', 'quiet', 'help'].includes(name));
}

/** What is wrong with the arguments of a command that takes these flags and so many words; null when they fit. */
export function unfitArguments(
  args: readonly string[],
  takes: { readonly flags: readonly string[]; readonly words: number },
): string | null {
  const { words, flags } = parseFlags(args);
  const unknown = unknownFlags(flags, takes.flags);
  if (unknown.length > 0) return `Unknown: --${unknown.join(' --')}`;
  if (words.length > takes.words) return `Not understood: ${words.slice(takes.words).join(' ')}`;
  return null;
}

function splitOnce(text: string): [string, string | undefined] {
  const index = text.indexOf('=');
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}
