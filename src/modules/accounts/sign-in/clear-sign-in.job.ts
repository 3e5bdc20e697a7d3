import { ROLES } from '../../../kernel/access/viewer.ts';
import type { JobManifest } from '../../../platform/module/manifest.ts';
import type { Platform } from '../../../platform/platform.ts';
import { limitsFor } from '../domain/session-limits.ts';

const DAY = 86_400_000;
const KNOWN_DEVICE_DAYS = 90;

/** What is over is not kept: links that were used or are too old, tries of yesterday, sessions that ended, devices not seen for a season. */
export const clearSignInJob: JobManifest = {
  name: 'accounts-clear-sign-in',
  cron: '23 * * * *',
  run: clearSignIn,
};

async function clearSignIn({ database, clock }: Platform): Promise<void> {
  const now = clock.now();
  const ago = (ms: number) => new Date(now.getTime() - ms);
  await database.write(
    async (db) => {
      await db
        .deleteFrom('accounts_ticket')
        .where((it) => it.or([it('expires_at', '<=', now), it('used_at', 'is not', null)]))
        .execute();
      await db
        .deleteFrom('accounts_attempt')
        .where('last_at', '<', ago(DAY))
        .where((it) => it.or([it('blocked_until', 'is', null), it('blocked_until', '<=', now)]))
        .execute();
      await db.deleteFrom('accounts_session').where('expires_at', '<=', now).execute();
      for (const role of ROLES) {
        await db
          .deleteFrom('accounts_session')
          .where('role', '=', role)
          .where('seen_at', '<', ago(limitsFor(role).idle))
          .execute();
      }
      await db
        .deleteFrom('accounts_known_device')
        .where('last_at', '<', ago(KNOWN_DEVICE_DAYS * DAY))
        .execute();
    },
    { kind: 'system', why: 'what is over of signing in is cleared, whosever it was' },
  );
}
