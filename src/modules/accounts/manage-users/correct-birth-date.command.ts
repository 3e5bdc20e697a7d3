import { romeDate } from '../../../kernel/rome-time.ts';
import { parseFlags } from '../../../platform/cli/flags.ts';
import type { CommandManifest } from '../../../platform/module/manifest.ts';
import { correctBirthDate } from '../administer/correct-birth-date.usecase.ts';
import { findUser, SHELL, unusable } from '../administer/from-shell.ts';
import { readBirthDate } from '../domain/joining/ages.ts';

const USAGE = 'user born --email ADDRESS --date YYYY-MM-DD';

/** Rectification (GDPR art. 16): nobody changes their own date of birth, because it decides what protects them. */
export const correctBirthDateCommand: CommandManifest = {
  name: 'user born',
  summary: 'Correct the date of birth of a young person, after their document was seen',
  usage: USAGE,
  takes: { flags: ['email', 'date'], words: 0 },
  async run(platform, args, terminal) {
    const { flags } = parseFlags(args);
    const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(flags.get('date') ?? '') ?? [];
    const read = readBirthDate({ year, month, day }, romeDate(platform.clock.now()));
    if (!('date' in read)) return unusable('--date must be a day of somebody alive: YYYY-MM-DD.', USAGE);
    const person = await findUser(platform, flags.get('email'));
    if (!person) return unusable('Nobody has an account with this address.', USAGE);
    const done = await platform.database.write((db) => correctBirthDate(platform, db, person, read.date), SHELL);
    if (done !== 'corrected') return unusable(SENTENCES[done], USAGE);
    terminal.out(terminal.json ? JSON.stringify({ id: person.publicId, done: 'born' }) : 'Done.');
    return 0;
  },
};

const SENTENCES = {
  'too-young': 'Somebody so young cannot have an account: talk to the family, then `user erase --days 0`.',
  'no-youth': 'This account has no date of birth: only those of young people have one.',
} as const;
