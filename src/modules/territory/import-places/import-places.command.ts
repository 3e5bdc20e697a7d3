import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseFlags, unknownFlags } from '../../../platform/cli/flags.ts';
import type { CommandManifest, Terminal } from '../../../platform/module/manifest.ts';
import { forgetGazetteer } from '../store/live-gazetteer.ts';
import { loadShippedPlaces } from '../store/shipped-places.ts';
import { texts } from '../texts.ts';
import { type ImportSummary, importPlaces } from './import-places.usecase.ts';

const MAX_BYTES = 50_000_000;
const SHOWN_FAULTS = 20;

const USAGE = `import places <file or folder>… [--mode update|replace] [--dry-run]

  A file is CSV (comma, semicolon or tab; UTF-8) with a header. Columns, in any order:
    istat        six digits, the key: the same code again updates the comune
    name         official name
    province     vehicle-plate code of a known province ("NA" is Napoli)
    region       ISTAT code of the region, two digits
    caps         postal codes, separated by "|"
    lat, lon     decimal degrees, WGS84
    capital      1 for the seat of a province          (may be missing)
    population   inhabitants, only used for ranking    (may be missing)
    approximate  1 when the position is not exact      (may be missing)
    other_names  other names, separated by "|"         (may be missing)
  A folder stands for its places.csv. reference/places of the product has this form.

  --mode update   (default) keeps the comuni that the file does not name
  --mode replace  removes them, unless a line of the file was rejected
  --dry-run       count, change nothing`;

export const importPlacesCommand: CommandManifest = {
  name: 'import places',
  summary: 'Replace or update the list of comuni',
  usage: USAGE,
  async run(platform, args, terminal) {
    const { words, flags } = parseFlags(args);
    const mode = flags.get('mode') ?? 'update';
    const unknown = unknownFlags(flags, ['mode', 'dry-run', 'source', 'format']);
    if (unknown.length > 0 || words.length === 0 || (mode !== 'update' && mode !== 'replace')) {
      terminal.note(unknown.length > 0 ? `Unknown flag: --${unknown[0]}` : `Usage: talenthub ${USAGE}`);
      return 2;
    }
    const files = words.map((word) => readInput(word, terminal));
    if (files.includes(null)) return 2;
    await loadShippedPlaces((work) => platform.database.write(work));
    const options = { mode, dryRun: flags.has('dry-run') } as const;
    const result = await platform.database.write((db) => importPlaces(db, files as string[], options));
    if (!result.ok) {
      terminal.note(texts('en')('error.territory.file'));
      return 2;
    }
    forgetGazetteer(platform);
    show(result.value, terminal);
    return result.value.rejected > 0 ? 1 : 0;
  },
};

/** The text of one file, or null after saying why not. */
function readInput(word: string, terminal: Terminal): string | null {
  try {
    const file = statSync(word).isDirectory() ? path.join(word, 'places.csv') : word;
    if (statSync(file).size > MAX_BYTES) throw new Error(`larger than ${MAX_BYTES / 1e6} MB`);
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    terminal.note(`${word}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

function show({ faults, ...counts }: ImportSummary, terminal: Terminal): void {
  for (const { line, reason, text } of faults.slice(0, SHOWN_FAULTS)) terminal.note(`line ${line}: wrong ${reason} (${text})`);
  if (faults.length > SHOWN_FAULTS) terminal.note(`… and ${faults.length - SHOWN_FAULTS} more`);
  if (terminal.json) {
    terminal.out(JSON.stringify(counts));
    return;
  }
  const numbers = Object.entries(counts).filter(([, value]) => typeof value === 'number');
  terminal.out(numbers.map(([name, value]) => `${name} ${value}`).join(', '));
}
