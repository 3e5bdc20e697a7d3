import { rm, writeFile } from 'node:fs/promises';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import { parseFlags } from '../../../../platform/cli/flags.ts';
import type { CommandManifest, ModuleManifest } from '../../../../platform/module/manifest.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { findUser, SHELL, unusable } from '../../administer/from-shell.ts';
import type { KnownPerson } from '../../store/person-by-email.ts';
import { personArchive } from '../export-data/person-archive.ts';
import '../../store/tables.ts';

const USAGE = 'user copy <file.zip> --email ADDRESS --reason "WHY"   (the person reads the reason)';

/** For who asks by letter or at the desk and cannot sign in (GDPR art. 15 and 20): the same copy as under /area/dati. */
export function copyUserCommand(modules: () => readonly ModuleManifest[]): CommandManifest {
  return {
    name: 'user copy',
    summary: 'Write all that is held about a person to one ZIP file',
    usage: USAGE,
    takes: { flags: ['email', 'reason'], words: 1 },
    async run(platform, args, terminal) {
      const { flags, words } = parseFlags(args);
      const file = words[0];
      const reason = (flags.get('reason') ?? '').trim();
      if (!file) return unusable('A file to write is needed.', USAGE);
      if (reason === '' || reason.length > 300) return unusable('A reason is needed, of at most 300 characters.', USAGE);
      const person = await findUser(platform, flags.get('email'));
      if (!person) return unusable('Nobody has an account with this address.', USAGE);
      // Made first, so that nothing is opened for a file that cannot be written; never over another one.
      const taken = await writeFile(file, '', { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => error.code ?? 'failed');
      if (taken !== undefined) return unusable(`${file} cannot be made (${taken}).`, USAGE);
      try {
        await noteCopy(platform, person, reason);
        const made = await personArchive(platform, modules(), person.id, platform.clock.now());
        if (!made) throw new Error('the account has just been erased');
        await writeFile(file, made.bytes, { flush: true });
        terminal.out(terminal.json ? JSON.stringify({ id: person.publicId, bytes: made.bytes.length }) : 'Done.');
        return 0;
      } catch (error) {
        await rm(file, { force: true });
        throw error;
      }
    },
  };
}

/** Where the person sees it, and in the audit trail, before anything is read. */
async function noteCopy(platform: Platform, { id, publicId }: KnownPerson, reason: string): Promise<void> {
  await platform.database.write(async (db) => {
    await db
      .insertInto('accounts_file_access')
      .values({
        person_id: id,
        viewer_id: null,
        viewer_name: platform.config.TALENTHUB_OPERATOR_NAME,
        viewer_organisation: null,
        action: 'accounts.copy-on-request',
        reason,
        at: platform.clock.now(),
      })
      .execute();
    await recordAudit(db, { actor: null, action: 'accounts.copy-on-request', object: `accounts_person:${publicId}` });
  }, SHELL);
}
