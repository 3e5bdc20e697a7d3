import { parseFlags } from '../../../platform/cli/flags.ts';
import type { CommandManifest } from '../../../platform/module/manifest.ts';
import { findUser, SHELL, unusable } from '../administer/from-shell.ts';
import { recoverPerson } from '../administer/recover-person.usecase.ts';
import { mayComeIn } from '../store/person-by-email.ts';

const USAGE = 'user recover --email ADDRESS';

/** Only from the machine: nobody who administers by page can open somebody else's account. */
export const recoverUserCommand: CommandManifest = {
  name: 'user recover',
  summary: 'Void password and second factors of who lost them, and print the link to begin anew',
  usage: USAGE,
  takes: { flags: ['email'], words: 0 },
  async run(platform, args, terminal) {
    const person = await findUser(platform, parseFlags(args).flags.get('email'));
    if (!person) return unusable('Nobody has an account with this address.', USAGE);
    if (!mayComeIn(person)) return unusable('This account is suspended: open it again first (user enable).', USAGE);
    const path = await platform.database.write((db) => recoverPerson(platform, db, person), SHELL);
    const link = `${platform.config.publicUrl}${path}`;
    if (terminal.json) terminal.out(JSON.stringify({ id: person.publicId, link }));
    else terminal.out(`Password and second factors are void. Within 48 hours the person sets a new password, once, at:\n${link}`);
    return 0;
  },
};
