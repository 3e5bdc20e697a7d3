import type { Platform } from '../platform.ts';
import { sealAudit } from './chain.ts';
import { rememberedHead, rememberHead } from './head-witness.ts';
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

/**
 * Every day: checks the whole chain against its end of yesterday, and writes today's to the log and to a file of this machine, where who can
 * change the database cannot change it.
 */
export async function noteAuditHead(platform: Pick<Platform, 'database' | 'log' | 'config'>): Promise<void> {
  const { database, log } = platform;
  const known = await rememberedHead(platform);
  const { checked, head, problem } = await database.read((db) => verifyAudit(db, known));
  if (problem) return log.error({ audit: { checked, head, problem } }, 'the audit trail is not as it was sealed');
  log.info({ audit: { head: `${head.number}:${head.hash}` } }, 'audit trail checked');
  await rememberHead(platform, head);
}
