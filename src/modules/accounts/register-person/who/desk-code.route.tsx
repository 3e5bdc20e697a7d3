import { z } from 'zod';
import { type FieldError, formText } from '../../../../platform/http/forms.ts';
import { type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post } from '../../../../platform/http/route.ts';
import type { Locale } from '../../../../platform/i18n/catalogue.ts';
import { callerOf, minutesOf } from '../../content/caller.ts';
import { FOR_ADDRESS } from '../../domain/delays.ts';
import { readDeskCode } from '../../domain/desk-code.ts';
import { newDraft, nextPage, registerPath } from '../../domain/joining/register-draft.ts';
import { countAttempt, giveBackAttempt } from '../../store/attempts.ts';
import { findDeskCode } from '../../store/joining/desk-codes.ts';
import { registerJourneys } from '../../store/joining/register-journey.ts';
import { texts } from '../../texts.ts';
import { registerView, START } from '../register-view.tsx';
import { DeskCodeBody } from './desk-code.page.tsx';

const PATH = `${START}/codice`;
const SYSTEM = { kind: 'system', why: 'a code on paper is looked up before anybody is known' } as const;
const WRONG: readonly FieldError[] = [{ field: 'codice', message: 'desk.wrong' }];

interface Query {
  /** The code, as the QR on the paper brings it: shown in the field, used only when it is sent. */
  readonly codice: string;
}
const query: z.ZodType<Query> = z.object({ codice: z.string().max(20).catch('') });

/** A code from a centre or a school, on paper. Wrong ones are counted for each network address; of those that are right nobody waits. */
export const deskCodeRoutes = [
  get<Record<string, never>, Query>({
    path: PATH,
    guard: 'public',
    audit: 'accounts.desk-code-page',
    query,
    handle: ({ locale, query: { codice } }) => view(locale, codice, [], null),
  }),
  post({
    path: PATH,
    guard: 'public',
    audit: 'accounts.desk-code',
    accepts: 'form',
    rateLimit: { max: 60, perSeconds: 60 },
    async handle(context) {
      const { form, platform, locale, now } = context;
      const typed = formText(form, 'codice');
      const code = readDeskCode(typed);
      // A slip of the pen is told by the check digit: it is no guess, and costs nothing.
      if (!code) return view(locale, typed, WRONG, null);
      const counted = { use: 'desk code from', subject: callerOf(context).from, patience: FOR_ADDRESS };
      const wait = await platform.database.write((db) => countAttempt(platform, db, [counted]), SYSTEM);
      if (wait > 0) return view(locale, typed, [], wait);
      const id = await platform.database.write(async (db) => {
        if (!(await findDeskCode(platform, db, code))) return null;
        await giveBackAttempt(platform, db, [counted]);
        return registerJourneys.start(db, now, newDraft('youth', { deskCode: code }));
      }, SYSTEM);
      return id ? redirect(registerPath(id, nextPage({ audience: 'youth', done: [] }))) : view(locale, typed, WRONG, null);
    },
  }),
];

function view(locale: Locale, typed: string, errors: readonly FieldError[], waitMs: number | null): Reply {
  return registerView(locale, {
    title: texts(locale)('desk.title'),
    withoutReferrer: true,
    status: waitMs !== null ? 429 : errors.length > 0 ? 422 : 200,
    body: <DeskCodeBody typed={typed} errors={errors} waitMinutes={waitMs === null ? null : minutesOf(waitMs)} />,
  });
}
