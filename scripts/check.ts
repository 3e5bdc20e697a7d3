/** `npm run check`: types, lint, import rules, dead code, unescaped HTML, secrets. Runs all, says which failed, exit code 1 when any did. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { secretsIn } from './secrets.ts';

const root = path.resolve(import.meta.dirname, '..');

interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

const steps: readonly Step[] = [
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'import rules', command: ['depcruise', 'src', 'db', 'test', '--output-type', 'err'] },
  { name: 'dead code', command: ['knip', '--no-progress'] },
];

const results = await Promise.all(steps.map(runStep));
const unescaped = unescapedHtml();
results.push({ name: 'unescaped HTML', code: unescaped.length > 0 ? 1 : 0, output: unescaped.join('\n'), seconds: 0 });
const secrets = secretsIn(root);
results.push({ name: 'secrets', code: secrets.length > 0 ? 1 : 0, output: secrets.join('\n'), seconds: 0 });
for (const result of results) {
  console.log(`${result.code === 0 ? 'ok  ' : 'FAIL'} ${result.name} (${result.seconds.toFixed(1)} s)`);
  if (result.code !== 0) console.log(result.output);
}
process.exit(results.some((result) => result.code !== 0) ? 1 : 0);

interface StepResult {
  readonly name: string;
  readonly code: number;
  readonly output: string;
  readonly seconds: number;
}

function runStep(step: Step): Promise<StepResult> {
  const started = performance.now();
  const [program = '', ...args] = step.command;
  return new Promise((resolve) => {
    const child = spawn(path.join(root, 'node_modules/.bin', program), args, { cwd: root, env: process.env });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({ name: step.name, code: code ?? 1, output, seconds: (performance.now() - started) / 1000 }));
  });
}

/** Preact escapes everything but `dangerouslySetInnerHTML`: nobody may use it, and no template may write HTML of its own. */
function unescapedHtml(): string[] {
  const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  return files.flatMap((name) => {
    const lines = readFileSync(path.join(root, 'src', name), 'utf8').split('\n');
    return lines.flatMap((line, index) =>
      /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|document\.write/.test(line)
        ? [`src/${name}:${index + 1}: ${line.trim()}`]
        : [],
    );
  });
}
