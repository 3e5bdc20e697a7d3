import { z } from 'zod';
import { formText } from '../../../../platform/http/forms.ts';
import { failure, page, type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../../platform/http/route.ts';
import { needsFreshProof, proveAgainPath } from '../../domain/fresh-proof.ts';
import { accountErrors } from '../../errors.ts';
import { providerButtons } from '../../provider-buttons.ts';
import { findOpenTicket, spendOpenTicket } from '../../store/outside/open-tickets.ts';
import { identitiesOf } from '../../store/outside/outside-identities.ts';
import { CLEAR_WAY, SYSTEM, sameBrowser } from '../../store/outside/way.ts';
import { texts } from '../../texts.ts';
import { troublePage } from '../end-way.tsx';
import { providerName } from '../provider-name.ts';
import { LINK_TICKET, LINKS_PATH, linkIdentity, linkTicketData, unlinkIdentity } from './link-identity.usecase.ts';
import { ConfirmLinkBody, ManageLinksBody } from './manage-links.page.tsx';

interface Token {
  readonly token: string;
}
const token: z.ZodType<Token> = z.object({ token: z.string().regex(/^[\w-]{22}$/) });
const NEW_LINK = `${LINKS_PATH}/nuovo/:token`;

/** The providers that vouch for a person: list, take away, confirm a new one. */
export const manageLinksRoutes = [
  get({ path: LINKS_PATH, guard: 'signed-in', audit: 'accounts.links', handle: (context) => listPage(context, false) }),
  post({
    path: `${LINKS_PATH}/togli`,
    guard: 'signed-in',
    audit: 'accounts.remove-link',
    accepts: 'form',
    async handle(context) {
      const { viewer, platform } = context;
      if (!viewer) return failure(accountErrors.unknownPage);
      if (needsFreshProof(context)) return redirect(proveAgainPath(LINKS_PATH));
      const id = Number(formText(context.form, 'id'));
      const outcome = Number.isSafeInteger(id) ? await context.write((db) => unlinkIdentity(platform, db, viewer.person, id)) : 'unknown';
      if (outcome === 'unknown') return failure(accountErrors.unknownPage);
      return outcome === 'last' ? listPage(context, true) : redirect(LINKS_PATH, { notice: 'provider-unlinked' });
    },
  }),
  get<Token>({
    path: NEW_LINK,
    guard: 'signed-in',
    audit: 'accounts.new-link-page',
    params: token,
    async handle(context) {
      const { platform, params, now, locale } = context;
      const data = await platform.database.read((db) => findOpenTicket(db, now, LINK_TICKET, params.token), SYSTEM);
      const offer = readOffer(context, data);
      if (!offer) return troublePage(context, 'not-you', null, LINKS_PATH);
      const name = providerName(platform.config, offer.identity.provider);
      const body = <ConfirmLinkBody action={`${LINKS_PATH}/nuovo/${params.token}`} name={name} />;
      return page({ title: texts(locale)('links.confirm.title', { provider: name }), noindex: true, withoutFeedback: true, body });
    },
  }),
  post<Token>({
    path: NEW_LINK,
    guard: 'signed-in',
    audit: 'accounts.confirm-link',
    params: token,
    accepts: 'form',
    async handle(context) {
      const { platform, params, now } = context;
      if (needsFreshProof(context)) return redirect(proveAgainPath(`${LINKS_PATH}/nuovo/${params.token}`));
      const done = await platform.database.write(async (db) => {
        // Whose it is comes first: somebody else's click must not use up the owner's link.
        const offer = readOffer(context, await findOpenTicket(db, now, LINK_TICKET, params.token));
        if (!offer || (await spendOpenTicket(db, now, LINK_TICKET, params.token)) === null) return false;
        return linkIdentity(platform, db, offer.person, offer.identity);
      }, SYSTEM);
      if (!done) return troublePage(context, 'not-you', null, LINKS_PATH);
      return redirect(LINKS_PATH, { notice: 'provider-linked', cookies: [CLEAR_WAY] });
    },
  }),
];

type Context = Pick<RequestContext<unknown, unknown>, 'platform' | 'viewer' | 'headers' | 'locale' | 'read'>;

/** What a ticket offers, if it is for who is signed in and for this browser: a link that somebody else sent adds nothing. */
function readOffer(context: Context, data: unknown) {
  const parsed = linkTicketData.safeParse(data);
  if (!parsed.success || parsed.data.person !== context.viewer?.person) return null;
  return sameBrowser(context, parsed.data.browser) ? parsed.data : null;
}

async function listPage(context: Context, last: boolean): Promise<Reply> {
  const { viewer, platform, locale } = context;
  if (!viewer) return failure(accountErrors.unknownPage);
  const identities = await context.read((db) => identitiesOf(db, viewer.person));
  const links = identities.map(({ id, provider, since }) => ({ id, name: providerName(platform.config, provider), since }));
  const offers = providerButtons(platform.config, locale).map(({ name, path }) => ({ name, path: `${path}?collega=1` }));
  const title = texts(locale)('links.title');
  return page({
    title,
    status: last ? 422 : 200,
    noindex: true,
    withoutFeedback: true,
    body: <ManageLinksBody links={links} offers={offers} last={last} />,
  });
}
