import { ROLES, type Role } from '../../../kernel/access/viewer.ts';
import { parseFlags } from '../../../platform/cli/flags.ts';
import type { CommandManifest } from '../../../platform/module/manifest.ts';
import type { DirectoryPerson } from '../administer/directory.ts';
import { SHELL, unusable } from '../administer/from-shell.ts';
import { listPeople } from '../administer/people.query.ts';

const USAGE = 'user list [--role ROLE] [--page N]';

/** One line a person, or one JSON object a line. */
export const listUsersCommand: CommandManifest = {
  name: 'user list',
  summary: 'List accounts, newest first, 25 a page',
  usage: USAGE,
  takes: { flags: ['role', 'page'], words: 0 },
  async run(platform, args, terminal) {
    const { flags } = parseFlags(args);
    const role = flags.get('role') as Role | undefined;
    const page = flags.get('page') ?? '1';
    if (role !== undefined && !ROLES.includes(role)) return unusable(`--role must be one of ${ROLES.join(', ')}.`, USAGE);
    if (!/^[1-9]\d{0,5}$/.test(page)) return unusable('--page must be a number.', USAGE);
    const wish = { text: '', role: role ?? null, status: null, page: Number(page) };
    const found = await platform.database.read((db) => listPeople(db, wish), SHELL);
    for (const person of found.items) terminal.out(terminal.json ? JSON.stringify(plain(person)) : lineOf(person));
    terminal.note(`Page ${found.page} of ${found.pages}, ${found.total} accounts`);
    return 0;
  },
};

function plain({ id: _id, ...person }: DirectoryPerson): object {
  return person;
}

function lineOf({ publicId, email, status, hats }: DirectoryPerson): string {
  const roles = hats.map(({ role, organisation }) => (organisation ? `${role} (${organisation})` : role)).join(', ');
  return [publicId, email ?? '-', status, roles || 'no role'].join('  ');
}
