import { ROLES, type Role } from '../../../kernel/access/viewer.ts';
import { parseFlags } from '../../../platform/cli/flags.ts';
import { migrate } from '../../../platform/db/migrate.ts';
import type { CommandManifest } from '../../../platform/module/manifest.ts';
import { createUser, isPersonal } from '../administer/create-user.usecase.ts';
import { SHELL, unusable } from '../administer/from-shell.ts';
import { normaliseEmail } from '../domain/email-address.ts';

const USAGE = 'user create --email ADDRESS --role ROLE [--organisation PUBLIC-ID] [--name "GIVEN FAMILY"] [--born YYYY-MM-DD]';

/** Prints a link, never a password: the first administrator of an empty installation begins here. */
export const createUserCommand: CommandManifest = {
  name: 'user create',
  summary: 'Make an account and print the link to set its password',
  usage: USAGE,
  takes: { flags: ['email', 'role', 'organisation', 'name', 'born'], words: 0 },
  async run(platform, args, terminal) {
    const wish = readWish(parseFlags(args).flags);
    if (typeof wish === 'string') return unusable(wish, USAGE);
    await migrate(platform.database);
    const made = await platform.database
      .write(async (db) => {
        const result = await createUser(platform, db, wish);
        // Nothing of a half-made account stays.
        if (!result.ok) throw new Refused(result.error.code);
        return result.value;
      }, SHELL)
      .catch((error: unknown) => {
        if (error instanceof Refused) return error;
        throw error;
      });
    if (made instanceof Refused) return unusable(SENTENCES[made.message] ?? made.message, USAGE);
    const link = `${platform.config.publicUrl}${made.path}`;
    if (terminal.json) terminal.out(JSON.stringify({ id: made.publicId, link }));
    else terminal.out(`Account ${made.publicId} is made. Within 48 hours its owner sets the password, once, at:\n${link}`);
    return 0;
  },
};

class Refused extends Error {}

const SENTENCES: Readonly<Record<string, string>> = {
  'accounts.already-so': 'This address has an account already.',
  'accounts.wrong-role': 'That kind of organisation has no such role.',
  'accounts.unknown': 'There is no organisation with this public id.',
};

function readWish(flags: ReadonlyMap<string, string>) {
  const email = normaliseEmail(flags.get('email') ?? '');
  if (email === null) return 'An e-mail address is needed.';
  const role = flags.get('role') as Role;
  if (!ROLES.includes(role)) return `A role is needed: ${ROLES.join(', ')}.`;
  const organisation = flags.get('organisation') ?? null;
  if (isPersonal(role) !== (organisation === null)) {
    return isPersonal(role) ? `The role ${role} belongs to no organisation.` : `The role ${role} needs --organisation.`;
  }
  const birthDate = flags.get('born') ?? null;
  if (birthDate !== null && !/^\d{4}-\d\d-\d\d$/.test(birthDate)) return '--born must be a day: YYYY-MM-DD.';
  if (role === 'youth' && birthDate === null) return 'The date of birth of a young person is needed: --born YYYY-MM-DD.';
  const [given = '', ...family] = (flags.get('name') ?? email.split('@')[0] ?? '').trim().split(/\s+/);
  return { email, role, organisation, birthDate, given, family: family.join(' ') || given };
}
