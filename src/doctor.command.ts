import { modules } from './app.ts';
import { examine } from './platform/doctor/examine.ts';
import type { CommandManifest } from './platform/module/manifest.ts';

const MARKS = { ok: 'ok   ', warn: 'warn ', wrong: 'WRONG' } as const;

export const doctorCommand: CommandManifest = {
  name: 'doctor',
  summary: 'Check the installation and say what is wrong',
  usage: 'doctor   (exit code 0 nothing is wrong, 1 something is)',
  takes: { flags: [], words: 0 },
  async run(platform, _args, terminal) {
    const findings = await examine(platform, modules);
    const wrong = findings.filter(({ state }) => state === 'wrong').length;
    const warnings = findings.filter(({ state }) => state === 'warn').length;
    if (terminal.json) terminal.out(JSON.stringify({ wrong, warnings, node: process.version, findings }));
    else {
      for (const { check, state, detail } of findings) terminal.out(`${MARKS[state]} ${check.padEnd(16)} ${detail}`);
      terminal.out(wrong === 0 ? `Nothing is wrong, ${warnings} warnings.` : `${wrong} wrong, ${warnings} warnings.`);
    }
    return wrong === 0 ? 0 : 1;
  },
};
