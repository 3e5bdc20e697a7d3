import { z } from 'zod';
import type { Viewer } from '../../../../kernel/access/viewer.ts';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import { type FieldError, formList, formText, parseForm } from '../../../../platform/http/forms.ts';
import { failure, page, type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext, type WriteContext } from '../../../../platform/http/route.ts';
import { emailField } from '../../content/caller.ts';
import { SHARES, type Share } from '../../domain/joining/invitation-rules.ts';
import { accountErrors } from '../../errors.ts';
import { changeShares, endBond, familyOf } from '../../store/joining/family-bonds.ts';
import { invite, sentInvitations, withdrawInvitation } from '../../store/joining/invitations.ts';
import { personById } from '../../store/person-by-email.ts';
import { texts } from '../../texts.ts';
import { ShareFamilyBody } from './share-family.page.tsx';

const PATH = '/area/famiglia';
export const SHARE_WITH_FAMILY = 'accounts.share-with-family';
const guard = { may: SHARE_WITH_FAMILY } as const;

const inviteForm = z.object({ email: emailField });
const withdrawForm = z.object({ invito: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

interface Relative {
  readonly relative: string;
}
const params: z.ZodType<Relative> = z.object({ relative: z.string().regex(/^[\w-]{22}$/) });

/** A young person invites their family, chooses what they see, and ends it when they want. */
export const shareFamilyRoutes = [
  get({
    path: PATH,
    guard,
    audit: 'accounts.family-page',
    handle: (context) => view(context, { email: '', shares: [] }, []),
  }),
  post({
    path: PATH,
    guard,
    audit: 'accounts.invite-family',
    accepts: 'form',
    rateLimit: { max: 10, perSeconds: 60 },
    async handle(context) {
      const { form, platform, locale } = context;
      const viewer = signedIn(context);
      const shares = sharesIn(formList(form, 'mostra'));
      const parsed = parseForm(inviteForm, form);
      if (!parsed.ok) return view(context, { email: formText(form, 'email'), shares }, parsed.errors);
      const { email } = parsed.value;
      const wish = { email, role: 'family', youth: viewer.person, shares, locale } as const;
      const invitedBy = { person: viewer.person, publicId: viewer.publicId, name: viewer.name };
      const result = await context.write(async (db) => {
        const me = await personById(db, viewer.person);
        return me?.email === email ? 'myself' : invite(platform, db, { ...wish, invitedBy });
      });
      if (result === 'myself') return view(context, { email, shares }, [{ field: 'email', message: 'family.myself' }]);
      if (!result.ok) return view(context, { email, shares }, [{ field: 'email', message: `error.${result.error.code}` }]);
      return redirect(PATH, { notice: 'invitation-sent' });
    },
  }),
  post({
    path: `${PATH}/ritira`,
    guard,
    audit: 'accounts.withdraw-invitation',
    accepts: 'form',
    async handle(context) {
      const parsed = parseForm(withdrawForm, context.form);
      if (!parsed.ok) return failure(accountErrors.unknown);
      const viewer = signedIn(context);
      const done = await context.write((db) => withdrawInvitation(db, context.now, parsed.value.invito, viewer));
      return done ? redirect(PATH, { notice: 'invitation-withdrawn' }) : failure(accountErrors.unknown);
    },
  }),
  post<Relative>({
    path: `${PATH}/:relative`,
    guard,
    audit: 'accounts.change-family',
    params,
    accepts: 'form',
    handle: changeFamily,
  }),
];

async function changeFamily(context: WriteContext<Relative, unknown>): Promise<Reply> {
  const { form, now, platform } = context;
  const { relative } = context.params;
  const { person: youth, publicId } = signedIn(context);
  const end = formText(form, 'azione') === 'chiudi';
  const shares = sharesIn(formList(form, `mostra-${relative}`));
  const done = await context.write(async (db) => {
    const found = (await familyOf(platform, db, youth)).find((each) => each.publicId === relative);
    if (!found) return false;
    const changed = end ? await endBond(db, now, youth, found.id) : await changeShares(db, youth, found.id, shares);
    const action = end ? 'accounts.end-family' : 'accounts.change-family';
    if (changed) await recordAudit(db, { actor: publicId, action, object: `accounts_person:${publicId}` });
    return changed;
  });
  return done ? redirect(PATH, { notice: end ? 'family-ended' : 'saved' }) : failure(accountErrors.unknown);
}

function sharesIn(ticked: readonly string[]): readonly Share[] {
  return SHARES.filter((share) => ticked.includes(share));
}

function signedIn({ viewer }: { readonly viewer: Viewer | null }): Viewer {
  if (!viewer) throw new Error('the guard lets nobody in without a session');
  return viewer;
}

async function view(
  context: RequestContext<unknown, unknown>,
  typed: { readonly email: string; readonly shares: readonly string[] },
  errors: readonly FieldError[],
): Promise<Reply> {
  const { now, platform, locale } = context;
  const { person } = signedIn(context);
  const [family, sent] = await context.read(
    async (db) => [await familyOf(platform, db, person), await sentInvitations(db, now, { youth: person })] as const,
  );
  const title = texts(locale)('family.title');
  return page({
    title,
    status: errors.length > 0 ? 422 : 200,
    noindex: true,
    withoutFeedback: true,
    breadcrumb: [{ label: texts(locale)('family.area'), path: '/area' }, { label: title }],
    body: <ShareFamilyBody family={family} sent={sent} typed={typed} errors={errors} />,
  });
}
