import type { ModuleManifest } from '../module/manifest.ts';
import type { Platform } from '../platform.ts';
import { examineDatabase } from './examine-database.ts';
import { examineMachine } from './examine-machine.ts';
import { examineWork } from './examine-work.ts';
import { type Finding, finding } from './finding.ts';

const LIMIT_MS = 10_000;

/** Looks at everything that an installation stands on. A look that fails or takes too long is itself a finding. */
export async function examine(platform: Platform, modules: readonly ModuleManifest[]): Promise<readonly Finding[]> {
  const looks: readonly (readonly [string, Promise<readonly Finding[]>])[] = [
    ['database', examineDatabase(platform)],
    ['machine', examineMachine(platform)],
    ['work', examineWork(platform)],
    ...modules.flatMap((module) => (module.examine ? [[module.name, module.examine(platform)] as const] : [])),
  ];
  return (await Promise.all(looks.map(([name, look]) => within(name, look)))).flat();
}

async function within(name: string, look: Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${LIMIT_MS} ms`)), LIMIT_MS);
  });
  try {
    return await Promise.race([look, late]);
  } catch (error) {
    const { code, name: kind } = error as Error & { code?: string };
    return [finding(name, 'wrong', `could not be examined: ${code ?? kind}`)];
  } finally {
    clearTimeout(timer);
  }
}
