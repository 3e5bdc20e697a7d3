import type { Platform } from '../platform.ts';
import { sealAudit } from './chain.ts';
import { verifyAudit } from './verify-audit.ts';

/** Every minute: seals what was written. Safe beside itself: one seals, the other finds nothing left. Returns how many entries. */
export async function sealWaitingAudit({ database }: Pick<Platform, 'database'>): Promise<number> {
  let total = 0;
  for (;;) {
    const { sealed, more } = await database.write(sealAudit);
    total += sealed;
    if (!more) return total;
  }
}

/** Every day: checks the whole chain and writes its head to the log, where who can change the database cannot change it. */
export async function noteAuditHead({ database, log }: Pick<Platform, 'database' | 'log'>): Promise<void> {
  const { checked, head, problem } = await database.read((db) => verifyAudit(db));
  if (problem) log.error({ audit: { checked, head, problem } }, 'the audit trail is not as it was sealed');
  else log.info({ audit: { head: `${head.number}:${head.hash}` } }, 'audit trail checked');
}
