import { page, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../../platform/http/route.ts';
import { GRACE_DAYS } from '../../domain/leaving.ts';
import { accountOf } from '../../store/subjects.ts';
import { texts } from '../../texts.ts';
import { isFresh, viewerOf } from '../own-pages.ts';
import { LeaveBody } from './leave.page.tsx';
import { beginLeaving, stay } from './leave.usecase.ts';

const PATH = '/area/dati/cancella';

async function leavePage(context: RequestContext<unknown, unknown>, status = 200) {
  const t = texts(context.locale);
  const account = await context.read((db) => accountOf(db, viewerOf(context).person));
  const title = t('leave.title');
  return page({
    title,
    status,
    noindex: true,
    breadcrumb: [{ label: t('own-data.title'), path: '/area/dati' }, { label: title }],
    body: <LeaveBody eraseAfter={account?.eraseAfter ?? null} proveFirst={status === 403} />,
  });
}

/** Ask for the erasure of everything; take it back while the days of grace run. */
export const leaveRoutes = [
  get({ path: PATH, guard: 'signed-in', audit: 'accounts.leave-page', handle: (context) => leavePage(context) }),
  post({
    path: PATH,
    guard: 'signed-in',
    audit: 'accounts.leave',
    accepts: 'form',
    async handle(context) {
      const { session, now, write, platform } = context;
      if (!isFresh(session, now)) return leavePage(context, 403);
      const { person } = viewerOf(context);
      await write((db) => beginLeaving(platform, db, now, person, { why: 'asked', graceDays: GRACE_DAYS }));
      return redirect(PATH, { notice: 'leaving' });
    },
  }),
  post({
    path: '/area/dati/resta',
    guard: 'signed-in',
    audit: 'accounts.stay',
    accepts: 'form',
    async handle(context) {
      const { person } = viewerOf(context);
      await context.write((db) => stay(context.platform, db, person));
      return redirect('/area/dati', { notice: 'stays' });
    },
  }),
];
