import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseFlags } from '../cli/flags.ts';
import type { Db } from '../db/database.ts';
import type { CommandManifest } from '../module/manifest.ts';
import { auditHead, chainRows, readHead } from './chain.ts';
import { rememberedHead } from './head-witness.ts';
import { verifyAudit } from './verify-audit.ts';

const VERIFY_USAGE = 'audit verify [--head NUMBER:HASH]';

/** Exit code 0: the trail is as it was sealed; 1: it is not, and the first place is named; 2: the head on the command line is none. */
export const verifyAuditCommand: CommandManifest = {
  name: 'audit verify',
  summary: 'Check that no entry of the audit trail was changed, removed or added afterwards',
  usage: VERIFY_USAGE,
  takes: { flags: ['head'], words: 0 },
  async run(platform, args, terminal) {
    const text = parseFlags(args).flags.get('head');
    const known = text === undefined ? await rememberedHead(platform) : readHead(text);
    if (text !== undefined && !known) {
      terminal.note(`--head must be NUMBER:HASH, as the log shows it every day. Usage: talenthub ${VERIFY_USAGE}`);
      return 2;
    }
    const verdict = await platform.database.read((db) => verifyAudit(db, known));
    const { checked, head, problem } = verdict;
    if (terminal.json) terminal.out(JSON.stringify(verdict));
    else if (problem) {
      const row = problem.id === null ? '' : ` (row ${problem.id})`;
      terminal.out(`NOT AS SEALED: ${problem.kind} at entry ${problem.number}${row}; the ${checked} entries before it are right`);
    } else terminal.out(`${checked} entries, all as sealed. Head ${head.number}:${head.hash}`);
    return problem ? 1 : 0;
  },
};

export const exportAuditCommand: CommandManifest = {
  name: 'audit export',
  summary: 'Write the sealed audit trail to a file of JSON lines that anybody can check',
  usage: 'audit export <file>',
  takes: { flags: [], words: 1 },
  async run(platform, args, terminal) {
    const file = parseFlags(args).words[0];
    if (!file) {
      terminal.note('An argument is missing. Usage: talenthub audit export <file>');
      return 2;
    }
    const head = await platform.database.read(async (db) => {
      await pipeline(Readable.from(exportLines(db)), createWriteStream(file, { mode: 0o600 }));
      return auditHead(db);
    });
    terminal.out(
      terminal.json ? JSON.stringify({ file, ...head }) : `${head.number} entries written to ${file}. Head ${head.number}:${head.hash}`,
    );
    return 0;
  },
};

/** One line per entry, then the head: sha256(previous hash + newline + JSON of `entry`) is `hash`, from sha256 of nothing on. */
async function* exportLines(db: Db): AsyncGenerator<string> {
  for await (const { entry, hash } of chainRows(db)) yield `${JSON.stringify({ entry, hash })}\n`;
  yield `${JSON.stringify({ head: await auditHead(db) })}\n`;
}
