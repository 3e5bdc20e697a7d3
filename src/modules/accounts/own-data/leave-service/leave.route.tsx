import { rowsOf } from '../../../../platform/db/row-context.ts';
import { page, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../../platform/http/route.ts';
import { parameterValue } from '../../../../platform/settings/parameters.ts';
import { needsFreshProof, proveAgainPath } from '../../domain/fresh-proof.ts';
import { erasureGraceDays } from '../../parameters.ts';
import { accountOf } from '../../store/subjects.ts';
import { texts } from '../../texts.ts';
import { viewerOf } from '../own-pages.ts';
import { LeaveBody } from './leave.page.tsx';
import { beginLeaving, stay } from './leave.usecase.ts';

const PATH = '/area/dati/cancella';

async function leavePage(context: RequestContext<unknown, unknown>, lastAdmin = false) {
  const t = texts(context.locale);
  const [account, graceDays] = await context.read(
    async (db) => [await accountOf(db, viewerOf(context).person), await parameterValue(context.platform, erasureGraceDays, db)] as const,
  );
  const title = t('leave.title');
  return page({
    title,
    status: lastAdmin ? 409 : 200,
    noindex: true,
    breadcrumb: [{ label: t('own-data.title'), path: '/area/dati' }, { label: title }],
    body: <LeaveBody eraseAfter={account?.eraseAfter ?? null} graceDays={graceDays} lastAdmin={lastAdmin} />,
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
      const { now, platform } = context;
      if (needsFreshProof(context)) return redirect(proveAgainPath(PATH));
      const viewer = viewerOf(context);
      // Whoever administers is counted among the others who do, whose rows they see as such.
      const directory = viewer.hats.some((hat) => hat.role === 'admin');
      const begun = await platform.database.write(
        async (db) => {
          const graceDays = await parameterValue(platform, erasureGraceDays, db);
          return beginLeaving(platform, db, now, viewer.person, { why: 'asked', graceDays });
        },
        rowsOf(viewer, directory ? { directory } : {}),
      );
      return begun === 'last-admin' ? leavePage(context, true) : redirect(PATH, { notice: 'leaving' });
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
