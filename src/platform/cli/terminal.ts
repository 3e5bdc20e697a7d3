import type { Terminal } from '../module/manifest.ts';

const BAR = 24;
const LINE_EVERY_MS = 5000;

/** Results on standard output, everything else on standard error: a bar on a terminal, a line now and then elsewhere. */
export function openTerminal({ json, quiet }: { json: boolean; quiet: boolean }): Terminal {
  const live = process.stderr.isTTY === true && !quiet;
  let lastLine = 0;
  let barShown = false;
  const clearBar = () => {
    if (barShown) process.stderr.write('\r\u001b[K');
    barShown = false;
  };
  return {
    json,
    out(line) {
      clearBar();
      process.stdout.write(`${line}\n`);
    },
    note(line) {
      if (quiet) return;
      clearBar();
      process.stderr.write(`${line}\n`);
    },
    progress(label, done, total) {
      if (quiet) return;
      const finished = total !== undefined && done >= total;
      if (live) {
        process.stderr.write(`\r\u001b[K${progressText(label, done, total)}${finished ? '\n' : ''}`);
        barShown = !finished;
        return;
      }
      const now = Date.now();
      if (!finished && now - lastLine < LINE_EVERY_MS) return;
      lastLine = now;
      process.stderr.write(`${progressText(label, done, total)}\n`);
    },
  };
}

function progressText(label: string, done: number, total: number | undefined): string {
  if (!total) return `${label}: ${done}`;
  const share = Math.min(1, done / total);
  const filled = Math.round(share * BAR);
  return `${label} [${'#'.repeat(filled)}${'.'.repeat(BAR - filled)}] ${Math.round(share * 100)}% (${done}/${total})`;
}

/** A terminal that keeps what it is told; for tests and for work started by the server itself. */
export function silentTerminal(): Terminal & { readonly lines: string[] } {
  const lines: string[] = [];
  return { lines, json: false, out: (line) => void lines.push(line), note: (line) => void lines.push(line), progress: () => undefined };
}
