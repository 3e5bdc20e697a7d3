import { recordAudit } from '../../../../platform/audit/audit.ts';
import { json, page, type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../../platform/http/route.ts';
import { setSession } from '../../../../platform/http/session/session-cookie.ts';
import { deviceLabel } from '../../domain/device-label.ts';
import { cookieSeconds } from '../../domain/session-limits.ts';
import { enter } from '../../store/enter.ts';
import { passkeysWork, requestOptions } from '../../store/factors/passkeys.ts';
import { texts } from '../../texts.ts';
import { accountView } from '../account-view.ts';
import { spendAnswer } from '../check-answer.ts';
import type { SafeError } from '../frame.page.tsx';
import { EnterPasskeyBody } from './enter-passkey.page.tsx';

const PATH = '/accedi/chiave';
const USE = 'sign-in';
const SYSTEM = { kind: 'system', why: 'a passkey says who it is of before anybody is known' } as const;

export const enterPasskeyRoutes = [
  get({ path: PATH, guard: 'public', audit: 'accounts.enter-passkey-page', handle: (context) => view(context, []) }),
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
    rateLimit: { max: 20, perSeconds: 60 },
    async handle(context) {
      const { platform, now, form, headers } = context;
      const userAgent = headers['user-agent'];
      const device = deviceLabel(typeof userAgent === 'string' ? userAgent : undefined);
      const entered = await platform.database.write(async (db) => {
        const person = await spendAnswer(db, platform, { form, use: USE, person: null, now });
        if (person === null) return null;
        const known = await db
          .selectFrom('accounts_person')
          .select('public_id')
          .where('id', '=', person)
          .where('status', 'in', ['active', 'leaving'])
          .executeTakeFirst();
        const done = known ? await enter(db, now, { person, method: 'passkey', factors: 2, device }) : null;
        if (!done || !known) return null;
        const { role } = await db
          .selectFrom('accounts_session')
          .select('role')
          .where('person_id', '=', person)
          .orderBy('id', 'desc')
          .limit(1)
          .executeTakeFirstOrThrow();
        await recordAudit(db, { actor: known.public_id, action: 'accounts.enter-passkey', object: `accounts_person:${known.public_id}` });
        return { ...done, role };
      }, SYSTEM);
      if (!entered) return view(context, [{ field: 'main', message: 'safe.error.passkey' }]);
      return redirect(entered.next, { cookies: [setSession(entered.token, cookieSeconds(entered.role))] });
    },
  }),
];

function view({ platform, locale }: Pick<RequestContext<unknown, unknown>, 'platform' | 'locale'>, errors: readonly SafeError[]): Reply {
  const body = <EnterPasskeyBody possible={passkeysWork(platform)} errors={errors} />;
  return page(accountView(locale, { title: texts(locale)('safe.enter.title'), body, errors, inAccount: false, islands: true }));
}
