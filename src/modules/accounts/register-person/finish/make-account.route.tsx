import { setTimeout as pause } from 'node:timers/promises';
import type { FieldError } from '../../../../platform/http/forms.ts';
import { type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext, type WriteContext } from '../../../../platform/http/route.ts';
import { gazetteer } from '../../../territory/api.ts';
import type { TypedAccount } from '../../content/account-fields.tsx';
import { callerOf, minutesOf } from '../../content/caller.ts';
import { type AccountWish, readAccount } from '../../content/read-account.ts';
import { purposesFor } from '../../domain/consent-purposes.ts';
import { pageBefore, type RegisterDraft, registerPath, withVouchedDate } from '../../domain/joining/register-draft.ts';
import { ANSWER_MS } from '../../domain/joining/register-limits.ts';
import { MIN_ALONE, MIN_WITH_SECOND_FACTOR } from '../../domain/passwords/password-rules.ts';
import { bandToday } from '../../store/joining/ages-in-force.ts';
import { askDraft, changeDraft, type JourneyParams, journeyParams } from '../../store/joining/register-journey.ts';
import { type RegisterTicket, ticketOf } from '../../store/joining/register-ticket.ts';
import { sameBrowser } from '../../store/outside/way.ts';
import { hashPassword } from '../../store/passwords/passwords.ts';
import { texts } from '../../texts.ts';
import { journeyOver, registerView, START, stepOf, wrongWay } from '../register-view.tsx';
import { notForYou } from '../youth/not-for-you.route.tsx';
import { MailSentBody, MakeAccountBody } from './make-account.page.tsx';
import { Refusal, type Registered, register } from './make-account.usecase.ts';
import { registerSummary } from './register-summary.ts';

const PATH = '/registrati/:id/account';
const SENT = `${START}/posta`;
const SYSTEM = { kind: 'system', why: 'somebody registers: nobody is known yet' } as const;
const EMPTY: TypedAccount = { nome: '', cognome: '', email: '', accetto: false };

type Context = RequestContext<JourneyParams, unknown>;

/** The last page: check the answers, say who you are, and the account is made in one transaction. */
export const makeAccountRoutes = [
  get<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'accounts.register-account-page',
    params: journeyParams,
    async handle(context) {
      const typedDraft = await askDraft(context);
      const wrong = wrongWay(context.locale, context.params.id, typedDraft, 'account');
      if (!typedDraft || wrong) return wrong ?? journeyOver(context.locale);
      const { ticket, draft } = await ticketFor(context, typedDraft);
      const typed = ticket
        ? { nome: ticket.givenName ?? '', cognome: ticket.familyName ?? '', email: ticket.email ?? '', accetto: false }
        : EMPTY;
      return view(context, { draft, ticket, typed, errors: [], waitMs: null });
    },
  }),
  post<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'accounts.register',
    params: journeyParams,
    accepts: 'form',
    rateLimit: { max: 60, perSeconds: 60 },
    async handle(context) {
      const { form, locale, params, platform, now } = context;
      const typedDraft = await askDraft(context);
      const wrong = wrongWay(locale, params.id, typedDraft, 'account');
      if (!typedDraft || wrong) return wrong ?? journeyOver(locale);
      const { ticket, draft } = await ticketFor(context, typedDraft);
      // Asked again: the ages may have changed since the date was typed, and a provider may vouch for another date.
      const band = await bandToday(platform, now, draft.birthDate);
      if (band === 'child' || band === 'older') return notForYou(context, band);
      const secondFactor = draft.audience !== 'youth';
      const otherNames = draft.organisation ? [draft.organisation.name] : [];
      const read = readAccount(form, { email: null, withPassword: !ticket, secondFactor, otherNames });
      if (!read.ok) return view(context, { draft, ticket, typed: read.typed, errors: read.errors, waitMs: null });
      const { given: nome, family: cognome, email } = read.account;
      const typed = { nome, cognome, email, accetto: true };
      const result = await slowly(() => make(context, ticket ? draft : { ...draft, ticket: null }, read.account));
      switch (result.kind) {
        case 'mailed':
          return redirect(SENT);
        case 'ready':
          return redirect('/accedi', { notice: 'account-made' });
        case 'wait':
          return view(context, { draft, ticket, typed, errors: [], waitMs: result.ms });
        case 'refused':
          return refused(context, draft, typed, result.why);
      }
    },
  }),
  get({
    path: SENT,
    guard: 'public',
    audit: 'accounts.register-sent',
    handle: ({ locale }) => registerView(locale, { title: texts(locale)('sent.title'), body: <MailSentBody /> }),
  }),
];

async function make(context: WriteContext<JourneyParams, unknown>, draft: RegisterDraft, account: AccountWish): Promise<Registered> {
  const { platform, params, locale, now } = context;
  const { given, family, email, password } = account;
  const passwordHash = password ? await hashPassword(password) : null;
  const place = draft.organisation ? (await gazetteer(platform)).byIstat(draft.organisation.comune) : undefined;
  const isProtected = (await bandToday(platform, now, draft.birthDate)) === 'minor';
  const allowed = purposesFor(isProtected);
  const consented = { ...draft, consents: draft.consents.filter((each) => allowed.includes(each)) };
  const wish = {
    ...{ journey: params.id, draft: consented, given, family, email, passwordHash, locale, isProtected },
    province: place?.province ?? '',
    from: callerOf(context).from,
  };
  try {
    return await platform.database.write((db) => register(platform, db, wish), SYSTEM);
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', why: error.why };
    throw error;
  }
}

/** Known and unknown addresses take the same time. */
async function slowly<T>(work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.all([work(), pause(ANSWER_MS)]);
  return result;
}

/** What is no longer good goes from the draft, so that sending the form again works without it. */
async function refused(
  context: WriteContext<JourneyParams, unknown>,
  draft: RegisterDraft,
  typed: TypedAccount,
  why: 'vat-taken' | 'code-used' | 'ticket-over',
): Promise<Reply> {
  if (why === 'vat-taken') {
    const before = pageBefore(draft, 'account') ?? 'ente';
    return redirect(registerPath(context.params.id, before), { notice: 'vat-taken' });
  }
  const without = why === 'code-used' ? { deskCode: null } : { ticket: null };
  const changed = await changeDraft(context, (before) => ({ ...before, ...without }));
  if (!changed) return journeyOver(context.locale);
  const errors = [{ field: why === 'code-used' ? 'nome' : 'password', message: `check.${why}` }];
  return view(context, { draft: changed, ticket: null, typed, errors, waitMs: null });
}

/** What a provider outside says of who registers, and the draft with the date of birth it vouches for. */
async function ticketFor(context: Context, draft: RegisterDraft): Promise<{ ticket: RegisterTicket | null; draft: RegisterDraft }> {
  const { platform } = context;
  const isSame = (browser: string) => sameBrowser(context, browser);
  const ticket = draft.ticket ? await platform.database.read((db) => ticketOf(platform, db, draft, isSame), SYSTEM) : null;
  return { ticket, draft: withVouchedDate(draft, ticket?.birthDate ?? null) };
}

interface Shown {
  readonly draft: RegisterDraft;
  readonly ticket: RegisterTicket | null;
  readonly typed: TypedAccount;
  readonly errors: readonly FieldError[];
  readonly waitMs: number | null;
}

async function view({ platform, locale, params, now }: Context, shown: Shown): Promise<Reply> {
  const { draft, ticket, typed, errors, waitMs } = shown;
  const isProtected = (await bandToday(platform, now, draft.birthDate)) === 'minor';
  const notes = [
    isProtected && ('protected' as const),
    draft.organisation !== null && ('verification' as const),
    draft.startedFrom !== null && ('answers' as const),
    ticket !== null && ('provider' as const),
  ].filter((note) => note !== false);
  const min = draft.audience === 'youth' ? MIN_ALONE : MIN_WITH_SECOND_FACTOR;
  return registerView(locale, {
    title: texts(locale)('check.title'),
    status: waitMs !== null ? 429 : errors.length > 0 ? 422 : 200,
    body: (
      <MakeAccountBody
        id={params.id}
        {...stepOf(params.id, draft, 'account')}
        lines={registerSummary(draft, await gazetteer(platform), locale)}
        notes={notes}
        typed={typed}
        minPassword={ticket ? null : min}
        errors={errors}
        waitMinutes={waitMs === null ? null : minutesOf(waitMs)}
      />
    ),
  });
}
