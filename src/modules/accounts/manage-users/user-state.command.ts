import { parseFlags } from '../../../platform/cli/flags.ts';
import type { CommandManifest, Terminal } from '../../../platform/module/manifest.ts';
import type { Platform } from '../../../platform/platform.ts';
import { administerErrors } from '../administer/administer.errors.ts';
import { suspendPerson, unsuspendPerson } from '../administer/administer-person.usecase.ts';
import { BY_SHELL, findUser, SHELL, unusable } from '../administer/from-shell.ts';

/** `user disable` and `user enable`: as the page of the person does, told by mail. */
export const userStateCommands: readonly CommandManifest[] = (['disable', 'enable'] as const).map((what) => ({
  name: `user ${what}`,
  summary: what === 'disable' ? 'Suspend an account; its sessions end' : 'Open a suspended account again',
  usage: usageOf(what),
  takes: { flags: ['email', 'reason'], words: 0 },
  run: (platform, args, terminal) => changeState(platform, args, terminal, what),
}));

function usageOf(what: 'disable' | 'enable'): string {
  return `user ${what} --email ADDRESS --reason "WHY"   (the person reads the reason)`;
}

async function changeState(platform: Platform, args: readonly string[], terminal: Terminal, what: 'disable' | 'enable'): Promise<number> {
  const { flags } = parseFlags(args);
  const reason = (flags.get('reason') ?? '').trim();
  if (reason === '' || reason.length > 300) return unusable('A reason is needed, of at most 300 characters.', usageOf(what));
  const person = await findUser(platform, flags.get('email'));
  if (!person) return unusable('Nobody has an account with this address.', usageOf(what));
  const change = what === 'disable' ? suspendPerson : unsuspendPerson;
  const done = await platform.database.write((db) => change(platform, db, { by: BY_SHELL, person: person.id, reason }), SHELL);
  if (!done.ok) {
    const last = done.error.code === administerErrors.lastAdmin.code;
    return unusable(
      last ? 'This is the last administrator: make another one first.' : 'The account is in that state already.',
      usageOf(what),
    );
  }
  terminal.out(terminal.json ? JSON.stringify({ id: person.publicId, done: what }) : 'Done.');
  return 0;
}
