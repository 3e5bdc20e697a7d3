import { parseFlags, unknownFlags } from '../../../platform/cli/flags.ts';
import { migrate } from '../../../platform/db/migrate.ts';
import type { CommandManifest, Terminal } from '../../../platform/module/manifest.ts';
import { importEsco } from './import-esco.usecase.ts';
import { InputError } from './input-error.ts';
import type { Tally } from './tally.ts';

/** `talenthub import esco`: the official download of the European classification. */
export const importEscoCommand: CommandManifest = {
  name: 'import esco',
  summary: 'Load the European classification of occupations and skills (ESCO)',
  usage: 'import esco <folder, zip or csv>… [--json]   (the official CSV download, any version and language; run again at will)',
  async run(platform, args, terminal) {
    const { words, flags } = parseFlags(args);
    const unknown = unknownFlags(flags, []);
    if (words.length === 0 || unknown.length > 0) {
      terminal.note(unknown.length > 0 ? `Unknown option: --${unknown.join(', --')}` : 'Name at least one folder, zip or CSV file.');
      terminal.note(`Usage: talenthub ${importEscoCommand.usage}`);
      return 2;
    }
    try {
      await migrate(platform.database);
      const tally = await importEsco(platform, words, terminal);
      report(tally, terminal);
      return tally.rejected > 0 ? 1 : 0;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      terminal.note(error.message);
      return 2;
    }
  },
};

function report(tally: Tally, terminal: Terminal): void {
  const { read, changed, unchanged, duplicate, rejected } = tally;
  const sentence = `ESCO: ${read} read, ${tally.new} new, ${changed} changed, ${unchanged} unchanged, ${duplicate} duplicate, ${rejected} rejected`;
  terminal.out(terminal.json ? JSON.stringify(tally) : sentence);
}
