import type { Db } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { factorsOf } from '../store/factors/factors-of.ts';
import { spendRecoveryCode } from '../store/factors/recovery-code-store.ts';
import { noteSecurity } from '../store/factors/security-notice.ts';
import { spendTotp } from '../store/factors/totp-store.ts';

interface Given {
  readonly person: number;
  readonly publicId: string;
  readonly code: string;
  readonly now: Date;
}

/** What a typed code was: one of the app, a recovery code (used up; the person is told), or wrong. */
export async function spendCode(db: Db, platform: Platform, given: Given): Promise<'app' | 'recovery' | null> {
  const { person, publicId, code, now } = given;
  if (await spendTotp(db, platform.secret, person, code, now)) return 'app';
  if (!(await spendRecoveryCode(db, platform.secret, person, code, now))) return null;
  const { codesLeft } = await factorsOf(db, person);
  const notice = { person, publicId, now, event: 'code-used', action: 'accounts.use-recovery-code', params: { n: codesLeft } } as const;
  await noteSecurity(db, platform, notice);
  return 'recovery';
}
