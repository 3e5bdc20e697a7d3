import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { silentTerminal } from '../../../platform/cli/terminal.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { RunCounts } from '../domain/run-counts.ts';
import { importJobs } from '../import-jobs/import-jobs.command.ts';
import { memoryClient } from '../sources/memory-client.ts';
import type { SourceClient } from '../sources/source-client.ts';

/** A folder with feeds, and the command that imports them, as a person would call it. */
export function importBench(platform: Platform, client: SourceClient = memoryClient(new Map())) {
  const folder = mkdtempSync(path.join(tmpdir(), 'talenthub-feeds-'));
  return {
    folder,
    /** Writes a feed and returns its path. */
    file(name: string, content: string | Uint8Array): string {
      const file = path.join(folder, name);
      writeFileSync(file, content);
      return file;
    },
    async run(...args: string[]): Promise<{ code: number; counts: RunCounts; notes: readonly string[] }> {
      const terminal = { ...silentTerminal(), json: true };
      const outs: string[] = [];
      const code = await importJobs(platform, args, { ...terminal, out: (line) => void outs.push(line) }, client);
      const counts = JSON.parse(outs.at(-1) ?? '{}') as RunCounts;
      return { code, counts, notes: terminal.lines };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
