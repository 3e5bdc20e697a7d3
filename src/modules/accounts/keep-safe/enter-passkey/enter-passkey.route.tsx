import { z } from 'zod';
import { formText } from '../../../../platform/http/forms.ts';
import { json, page, type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../../platform/http/route.ts';
import { setSession } from '../../../../platform/http/session/session-cookie.ts';
import { deviceLabel } from '../../domain/device-label.ts';
import { returnPath } from '../../domain/return-path.ts';
import { cookieSeconds } from '../../domain/session-limits.ts';
import { comeIn } from '../../store/come-in.ts';
import { passkeysWork, requestOptions } from '../../store/factors/passkeys.ts';
import { mayComeIn, personById } from '../../store/person-by-email.ts';
import { texts } from '../../texts.ts';
import { accountView } from '../account-view.ts';
import { spendAnswer } from '../check-answer.ts';
import type { SafeError } from '../frame.page.tsx';
import { EnterPasskeyBody } from './enter-passkey.page.tsx';

const PATH = '/accedi/chiave';
const USE = 'sign-in';
const SYSTEM = { kind: 'system', why: 'a passkey says who it is of before anybody is known' } as const;
const query: z.ZodType<{ da: string }> = z.object({ da: z.string().catch('') });

export const enterPasskeyRoutes = [
  get<Record<string, never>, { da: string }>({
    path: PATH,
    guard: 'public',
    audit: 'accounts.enter-passkey-page',
    query,
    handle: (context) => view(context, context.query.da, []),
  }),
  get({
    path: `${PATH}.json`,
    guard: 'public',
    audit: 'accounts.enter-passkey-options',
    handle: async ({ platform, now }) => json(await requestOptions(null, platform, USE, null, now)),
  }),
  post({
    path: PATH,
    guard: 'public',
    audit: 'accounts.enter-passkey',
    accepts: 'form',
    rateLimit: { max: 60, perSeconds: 60 },
    async handle(context) {
      const { platform, now, form, headers, session } = context;
      const back = formText(form, 'da');
      const stays = formText(form, 'stay') === '1';
      const userAgent = headers['user-agent'];
      const device = deviceLabel(typeof userAgent === 'string' ? userAgent : undefined);
      const entered = await platform.database.write(async (db) => {
        const id = await spendAnswer(db, platform, { form, use: USE, person: null, now });
        const person = id === null ? null : await personById(db, id);
        if (!person || !mayComeIn(person)) return null;
        return comeIn(platform, db, person, { method: 'passkey', factors: 2, device, stays }, session);
      }, SYSTEM);
      if (!entered) return view(context, back, [{ field: 'main', message: 'safe.error.passkey' }]);
      const cookie = setSession(entered.token, cookieSeconds(entered.role, stays));
      return redirect(returnPath(back) ?? entered.next, { cookies: [cookie] });
    },
  }),
];

type Context = Pick<RequestContext<unknown, unknown>, 'platform' | 'locale'>;

function view({ platform, locale }: Context, back: string, errors: readonly SafeError[]): Reply {
  const body = <EnterPasskeyBody possible={passkeysWork(platform)} back={returnPath(back) ?? ''} errors={errors} />;
  return page(accountView(locale, { title: texts(locale)('safe.enter.title'), body, errors, inAccount: false, islands: true }));
}
