import { ROLES, type Role } from '../../../kernel/access/viewer.ts';
import { recordAudit } from '../../../platform/audit/audit.ts';
import { parseFlags } from '../../../platform/cli/flags.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { CommandManifest, Terminal } from '../../../platform/module/manifest.ts';
import type { Platform } from '../../../platform/platform.ts';
import { administerErrors } from '../administer/administer.errors.ts';
import { revokeAdmin } from '../administer/administer-person.usecase.ts';
import { giveRole, isPersonal, takeRole } from '../administer/create-user.usecase.ts';
import { BY_SHELL, findUser, SHELL, unusable } from '../administer/from-shell.ts';
import { accountErrors } from '../errors.ts';

/** `user role add` and `user role remove`. */
export const userRoleCommands: readonly CommandManifest[] = (['add', 'remove'] as const).map((what) => ({
  name: `user role ${what}`,
  summary: what === 'add' ? 'Give a person a role' : 'Take a role from a person; its sessions end',
  usage: `user role ${what} --email ADDRESS --role ROLE [--organisation PUBLIC-ID]`,
  takes: { flags: ['email', 'role', 'organisation'], words: 0 },
  run: (platform, args, terminal) => changeRole(platform, args, terminal, what),
}));

async function changeRole(platform: Platform, args: readonly string[], terminal: Terminal, what: 'add' | 'remove'): Promise<number> {
  const usage = `user role ${what} --email ADDRESS --role ROLE [--organisation PUBLIC-ID]`;
  const { flags } = parseFlags(args);
  const role = flags.get('role') as Role;
  if (!ROLES.includes(role)) return unusable(`A role is needed: ${ROLES.join(', ')}.`, usage);
  const organisation = flags.get('organisation') ?? null;
  if (isPersonal(role) && organisation !== null) return unusable(`The role ${role} belongs to no organisation.`, usage);
  if (what === 'add' && !isPersonal(role) && organisation === null) return unusable(`The role ${role} needs --organisation.`, usage);
  const person = await findUser(platform, flags.get('email'));
  if (!person) return unusable('Nobody has an account with this address.', usage);
  const wish = { person: person.id, role, organisation };
  const problem = await platform.database.write(async (db) => {
    const code = what === 'add' ? await add(db, wish) : await remove(platform, db, wish);
    if (code === null) {
      const object = `accounts_person:${person.publicId}`;
      await recordAudit(db, { actor: null, action: `accounts.role-${what}`, object, details: { role } });
    }
    return code;
  }, SHELL);
  if (problem !== null) return unusable(SENTENCES[problem] ?? problem, usage);
  terminal.out(terminal.json ? JSON.stringify({ id: person.publicId, role, done: what }) : 'Done.');
  return 0;
}

interface RoleWish {
  readonly person: number;
  readonly role: Role;
  readonly organisation: string | null;
}

async function add(db: Db, { person, role, organisation }: RoleWish): Promise<string | null> {
  const given = await giveRole(db, person, role, organisation, false);
  return given.ok ? null : given.error.code;
}

/** The last administrator stays, also from here. */
async function remove(platform: Platform, db: Db, { person, role, organisation }: RoleWish): Promise<string | null> {
  if (role === 'admin') {
    const done = await revokeAdmin(platform, db, { by: BY_SHELL, person });
    return done.ok ? null : done.error.code;
  }
  return (await takeRole(db, platform.clock.now(), person, role, organisation)) ? null : administerErrors.already.code;
}

const SENTENCES: Readonly<Record<string, string>> = {
  [administerErrors.already.code]: 'This person has no such role.',
  [administerErrors.lastAdmin.code]: 'This is the last administrator: make another one first.',
  [accountErrors.wrongRole.code]: 'That kind of organisation has no such role.',
  [accountErrors.unknown.code]: 'There is no organisation with this public id.',
};
