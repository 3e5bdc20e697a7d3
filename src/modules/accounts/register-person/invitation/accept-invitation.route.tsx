import type { VNode } from 'preact';
import { z } from 'zod';
import { HOME_OF } from '../../../../kernel/access/home.ts';
import { WITHOUT_SECOND_FACTOR } from '../../../../kernel/access/viewer.ts';
import { page, type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext, type WriteContext } from '../../../../platform/http/route.ts';
import { callerOf, cookieOf } from '../../content/caller.ts';
import { readAccount } from '../../content/read-account.ts';
import { needsFreshProof, proveAgainPath } from '../../domain/fresh-proof.ts';
import { MIN_ALONE, MIN_WITH_SECOND_FACTOR } from '../../domain/passwords/password-rules.ts';
import { type OpenedInvitation, openInvitation } from '../../store/joining/open-invitation.ts';
import { hashPassword } from '../../store/passwords/passwords.ts';
import { personByEmail } from '../../store/person-by-email.ts';
import { texts } from '../../texts.ts';
import { AcceptBody, InvitationOverBody, JoinBody, type Shown, SignInFirstBody, SomebodyElseBody } from './accept-invitation.page.tsx';
import { joinAsMember, joinAsNew, TooLate } from './accept-invitation.usecase.ts';

const PATH = '/invito/:token';
const SYSTEM = { kind: 'system', why: 'an invitation is looked up by its link, before anybody is known' } as const;

interface Invited {
  readonly token: string;
}
const params: z.ZodType<Invited> = z.object({ token: z.string().regex(/^[\w-]{22}$/) });

interface Opened {
  readonly invitation: OpenedInvitation;
  /** Whose account the address is; null when it has none. */
  readonly owner: number | null;
}

/** Opening the link shows who invites to what; only the button does something. */
export const acceptInvitationRoutes = [
  get<Invited>({
    path: PATH,
    guard: 'public',
    audit: 'accounts.invitation-page',
    params,
    async handle(context) {
      const opened = await open(context);
      if (opened?.invitation.state !== 'open') return over(context, opened);
      return view(context, opened);
    },
  }),
  post<Invited>({
    path: PATH,
    guard: 'public',
    audit: 'accounts.accept-invitation',
    params,
    accepts: 'form',
    rateLimit: { max: 60, perSeconds: 60 },
    async handle(context) {
      const opened = await open(context);
      if (opened?.invitation.state !== 'open') return over(context, opened);
      try {
        if (opened.owner === null && !context.viewer) return await join(context, opened);
        return await accept(context, opened);
      } catch (error) {
        if (error instanceof TooLate) return redirect(`/invito/${context.params.token}`);
        throw error;
      }
    },
  }),
];

async function join(context: WriteContext<Invited, unknown>, { invitation }: Opened): Promise<Reply> {
  const { form, platform, params: given, locale, session } = context;
  const secondFactor = !WITHOUT_SECOND_FACTOR.includes(invitation.role);
  const read = readAccount(form, { email: invitation.email, withPassword: true, secondFactor });
  if (!read.ok) {
    const { typed, errors } = read;
    return invitationPage(
      context,
      <JoinBody shown={shownOf(invitation)} token={given.token} typed={typed} errors={errors} minPassword={leastFor(invitation)} />,
      422,
    );
  }
  const { given: name, family, password } = read.account;
  const passwordHash = await hashPassword(password);
  const member = { token: given.token, given: name, family, passwordHash, locale, device: callerOf(context).device, before: session };
  const entered = await platform.database.write((db) => joinAsNew(platform, db, member), SYSTEM);
  return redirect(entered.next, { cookies: [cookieOf(entered, false)] });
}

async function accept(context: WriteContext<Invited, unknown>, opened: Opened): Promise<Reply> {
  const { platform, params: given, viewer } = context;
  if (!viewer || viewer.person !== opened.owner) return view(context, opened);
  // A session that was left open somewhere must not take on a role that sees other people's files.
  if (needsFreshProof(context)) return redirect(proveAgainPath(`/invito/${given.token}`));
  await platform.database.write((db) => joinAsMember(platform, db, viewer, given.token), SYSTEM);
  return redirect(viewer.hats.length > 0 ? '/area/ruolo' : HOME_OF[opened.invitation.role], { notice: 'invitation-accepted' });
}

function view(context: RequestContext<Invited, unknown>, { invitation, owner }: Opened): Reply {
  const { viewer, params: given } = context;
  const shown = shownOf(invitation);
  if (viewer && viewer.person !== owner) return invitationPage(context, <SomebodyElseBody shown={shown} name={viewer.name} />);
  if (viewer) return invitationPage(context, <AcceptBody shown={shown} token={given.token} />);
  if (owner !== null) return invitationPage(context, <SignInFirstBody shown={shown} token={given.token} />);
  const typed = { nome: '', cognome: '', email: invitation.email, accetto: false };
  const min = leastFor(invitation);
  return invitationPage(context, <JoinBody shown={shown} token={given.token} typed={typed} errors={[]} minPassword={min} />);
}

function open({ platform, now, params: given }: RequestContext<Invited, unknown>): Promise<Opened | null> {
  return platform.database.read(async (db) => {
    const invitation = await openInvitation(db, now, given.token);
    return invitation && { invitation, owner: (await personByEmail(db, invitation.email))?.id ?? null };
  }, SYSTEM);
}

function over(context: RequestContext<Invited, unknown>, opened: Opened | null): Reply {
  const state = opened?.invitation.state;
  return invitationPage(context, <InvitationOverBody why={state === undefined || state === 'open' ? 'unknown' : state} />, 410);
}

function invitationPage({ locale }: Pick<RequestContext<unknown, unknown>, 'locale'>, body: VNode, status = 200): Reply {
  return page({ title: texts(locale)('invited.title'), status, noindex: true, withoutFeedback: true, body });
}

function shownOf({ inviter, role, organisation, email, shares }: OpenedInvitation): Shown {
  return { inviter, role, organisation: organisation?.name ?? null, email, shares };
}

function leastFor({ role }: OpenedInvitation): number {
  return WITHOUT_SECOND_FACTOR.includes(role) ? MIN_ALONE : MIN_WITH_SECOND_FACTOR;
}
