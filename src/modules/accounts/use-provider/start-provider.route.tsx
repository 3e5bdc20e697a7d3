import { z } from 'zod';
import { formText } from '../../../platform/http/forms.ts';
import { failure, page, type Reply, redirect } from '../../../platform/http/reply.ts';
import { get, post, type RequestContext, type WriteContext } from '../../../platform/http/route.ts';
import { needsFreshProof, proveAgainPath } from '../domain/fresh-proof.ts';
import { returnPath } from '../domain/return-path.ts';
import { accountErrors } from '../errors.ts';
import { type Way, wayCookie } from '../store/outside/way.ts';
import { texts } from '../texts.ts';
import { noteRefusal, troublePage } from './end-way.tsx';
import { LINKS_PATH } from './links/link-identity.usecase.ts';
import { startOidc } from './oidc/oidc-way.ts';
import { LeaveBody } from './provider-frame.page.tsx';
import { identityProviders } from './saml/identity-providers.ts';
import { startSaml } from './saml/saml-way.ts';
import { StartProviderBody } from './start-provider.page.tsx';

type Provider = 'oidc' | 'spid';
interface Params {
  readonly provider: Provider;
}
interface Query {
  readonly da: string;
  readonly collega: string;
}

const PATH = '/accedi/con/:provider';
const params: z.ZodType<Params> = z.object({ provider: z.enum(['oidc', 'spid']) });
const query: z.ZodType<Query> = z.object({ da: z.string().catch(''), collega: z.string().catch('') });

/** Before leaving for a provider (GET), and leaving (POST: it notes the journey). */
export const startProviderRoutes = [
  get<Params, Query>({
    path: PATH,
    guard: 'public',
    audit: 'accounts.start-provider-page',
    params,
    query,
    async handle(context) {
      const { provider } = context.params;
      if (!isOn(context, provider)) return failure(accountErrors.unknownPage);
      const adding = context.query.collega === '1' && context.viewer !== null;
      const name = nameOf(context, provider);
      const choices = provider === 'spid' ? await identityProviders(context.platform) : null;
      const title = texts(context.locale)(adding ? 'way.start.add' : 'way.start.title', { provider: name });
      const back = returnPath(context.query.da) ?? '';
      const body = <StartProviderBody action={`/accedi/con/${provider}`} name={name} choices={choices} back={back} adding={adding} />;
      return page({ title, noindex: true, withoutFeedback: true, body });
    },
  }),
  post<Params>({
    path: PATH,
    guard: 'public',
    audit: 'accounts.start-provider',
    params,
    accepts: 'form',
    rateLimit: { max: 30, perSeconds: 60 },
    async handle(context) {
      const { provider } = context.params;
      if (!isOn(context, provider)) return failure(accountErrors.unknownPage);
      const adding = formText(context.form, 'collega') === '1';
      if (adding && !context.viewer) return redirect('/accedi', { notice: 'sign-in-first' });
      if (adding && needsFreshProof(context)) return redirect(proveAgainPath(LINKS_PATH));
      return leave(context, provider, adding);
    },
  }),
];

async function leave(context: WriteContext<Params, Record<string, never>>, provider: Provider, adding: boolean): Promise<Reply> {
  const { platform, locale, form, viewer } = context;
  const cookie = wayCookie(context);
  const back = returnPath(formText(form, 'da')) ?? '';
  const way: Way = { browser: cookie.hash, back, locale, person: adding && viewer ? viewer.person : null };
  try {
    const leadsTo = provider === 'oidc' ? await startOidc(platform, way) : await startSaml(platform, way, formText(form, 'gestore'));
    if (leadsTo === null) return failure(accountErrors.unknownPage);
    const name = nameOf(context, provider);
    const title = texts(locale)('way.leave.title', { provider: name });
    const body = <LeaveBody provider={name} address={leadsTo} />;
    return page({ title, noindex: true, withoutFeedback: true, leadsTo, body }, { cookies: [cookie.header] });
  } catch (error) {
    noteRefusal(context, provider === 'oidc' ? 'oidc' : 'saml', `start-${error instanceof Error ? error.name : 'failed'}`);
    return troublePage(context, 'unavailable');
  }
}

type Context = Pick<RequestContext<unknown, unknown>, 'platform'>;

function isOn({ platform: { config } }: Context, provider: Provider): boolean {
  return (provider === 'oidc' ? config.TALENTHUB_OIDC_ISSUER : config.TALENTHUB_SAML_IDP_METADATA) !== undefined;
}

function nameOf({ platform: { config } }: Context, provider: Provider): string {
  return provider === 'oidc' ? config.TALENTHUB_OIDC_NAME : config.TALENTHUB_SAML_NAME;
}
