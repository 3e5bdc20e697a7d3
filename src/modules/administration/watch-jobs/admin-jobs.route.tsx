import { recordAudit } from '../../../platform/audit/audit.ts';
import { formText } from '../../../platform/http/forms.ts';
import { failure, page, redirect } from '../../../platform/http/reply.ts';
import { get, post } from '../../../platform/http/route.ts';
import { adminView } from '../content/admin-view.tsx';
import { viewerOf } from '../content/directory-rows.ts';
import { administrationErrors } from '../errors.ts';
import { JobsBody } from './admin-jobs.page.tsx';

const PATH = '/admin/lavori';
const JOB_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The queue, and the last sign of life of everything that recurs. */
export const jobsRoutes = [
  get({
    path: PATH,
    guard: { may: 'administration.look' },
    audit: 'administration.jobs',
    async handle({ read, platform, locale, now }) {
      const beats = await read((db) => db.selectFrom('platform_heartbeat').select(['name', 'at']).orderBy('name').execute());
      const board = await platform.jobs.board();
      return page(adminView(locale, { at: 'jobs', body: <JobsBody board={board} beats={beats} now={now} /> }));
    },
  }),
  post({
    path: `${PATH}/riprova`,
    guard: { may: 'administration.operate' },
    audit: 'administration.retry-jobs',
    accepts: 'form',
    async handle(context) {
      const id = formText(context.form, 'lavoro');
      if (id !== 'tutti' && !JOB_ID.test(id)) return failure(administrationErrors.gone);
      const moved = await context.platform.jobs.retryDead(id === 'tutti' ? 'all' : [id]);
      if (moved === 0) return failure(administrationErrors.gone);
      const actor = viewerOf(context).publicId;
      await context.write((db) => recordAudit(db, { actor, action: 'administration.retry-jobs', object: null, details: { moved } }));
      return redirect(PATH, { notice: 'saved' });
    },
  }),
];
