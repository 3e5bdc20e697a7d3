import { recordAudit } from '../../../../platform/audit/audit.ts';
import { parseFlags } from '../../../../platform/cli/flags.ts';
import type { CommandManifest } from '../../../../platform/module/manifest.ts';
import { parameterValue } from '../../../../platform/settings/parameters.ts';
import { findUser, SHELL, unusable } from '../../administer/from-shell.ts';
import { erasureGraceDays } from '../../parameters.ts';
import { beginLeaving } from '../leave-service/leave.usecase.ts';

const USAGE = 'user erase --email ADDRESS [--days N]   (days of grace; as set in /admin when left out)';
const MOST_DAYS = 30;

/**
 * For who asks by letter or at the desk and cannot sign in (GDPR art. 17): the same days of grace, mails and erasure as under /area/dati, so
 * that somebody whose account a stranger wants gone reads of it and stays.
 */
export const eraseUserCommand: CommandManifest = {
  name: 'user erase',
  summary: 'Begin the erasure of a person who asked for it',
  usage: USAGE,
  takes: { flags: ['email', 'days'], words: 0 },
  async run(platform, args, terminal) {
    const { flags } = parseFlags(args);
    const days = flags.get('days');
    if (days !== undefined && !(/^\d{1,2}$/.test(days) && Number(days) <= MOST_DAYS)) {
      return unusable(`--days must be a number from 0 to ${MOST_DAYS}.`, USAGE);
    }
    const person = await findUser(platform, flags.get('email'));
    if (!person) return unusable('Nobody has an account with this address.', USAGE);
    if (person.status === 'leaving') return unusable('This account is being erased already.', USAGE);
    if (person.status !== 'active') return unusable('This account is suspended: open it again first (user enable).', USAGE);
    const begun = await platform.database.write(async (db) => {
      const graceDays = days === undefined ? await parameterValue(platform, erasureGraceDays, db) : Number(days);
      const result = await beginLeaving(platform, db, platform.clock.now(), person.id, { why: 'asked', graceDays });
      const object = `accounts_person:${person.publicId}`;
      if (result === 'begun') await recordAudit(db, { actor: null, action: 'accounts.erase-on-request', object, details: { graceDays } });
      return { result, graceDays };
    }, SHELL);
    if (begun.result === 'last-admin') return unusable('This is the last administrator: make another one first.', USAGE);
    const { graceDays } = begun;
    terminal.out(
      terminal.json ? JSON.stringify({ id: person.publicId, graceDays }) : `Begun: all goes within the hour after ${graceDays} days.`,
    );
    return 0;
  },
};
