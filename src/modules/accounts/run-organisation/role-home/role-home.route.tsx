import { z } from 'zod';
import { rowsOf } from '../../../../platform/db/row-context.ts';
import type { Reply } from '../../../../platform/http/reply.ts';
import { get, type RequestContext } from '../../../../platform/http/route.ts';
import { texts } from '../../texts.ts';
import { queueOf } from '../decide-proof/queue.query.ts';
import { actingFor, deskPage, viewerOf } from '../desk-view.ts';
import { caseloadOf } from '../take-in-charge/case-file.query.ts';
import { DeskHomeBody, GovernanceHomeBody } from './desk-home.page.tsx';
import { BodyHomeBody } from './role-home.page.tsx';
import { homeOf, networkOf } from './role-home.query.ts';

type Context = RequestContext<unknown, unknown>;
const KINDS = ['youth_centre', 'comune', 'ambito', 'company', 'training_body', 'school', 'university', 'regional_body'] as const;
const STATES = ['pending', 'active', 'suspended', 'closed'] as const;

export const roleHomeRoutes = [
  get({ path: '/azienda', guard: { may: 'accounts.act-as-company' }, audit: 'accounts.company-home', handle: bodyHome }),
  get({ path: '/ente', guard: { may: 'accounts.act-as-body' }, audit: 'accounts.body-home', handle: bodyHome }),
  get({
    path: '/operatori',
    guard: { may: 'accounts.act-at-desk' },
    audit: 'accounts.desk-home',
    async handle(context) {
      const { viewer, organisation } = actingFor(context);
      const { platform, now } = context;
      const home = await context.read((db) => homeOf(db, viewer, organisation.id, now));
      // The page is of whoever works at a desk; the names are only of those whose case one may see.
      const caseload = viewer.caseload.filter((person) => context.can('accounts.see-case', { person }));
      const people = await caseloadOf(platform, { ...viewer, caseload });
      const queue = await platform.database.read((db) => queueOf(db, viewer.hat.territory, 1), rowsOf(viewer, { directory: true }));
      return deskPage(context, { title: title(context), body: <DeskHomeBody {...{ viewer, home, people, queue }} /> });
    },
  }),
  get({
    path: '/governance',
    guard: { may: 'accounts.oversee-network' },
    audit: 'accounts.governance-home',
    query: z.object({
      tipo: z.enum(KINDS).nullable().catch(null),
      stato: z.enum(STATES).nullable().catch(null),
      pagina: z.coerce.number().int().min(1).max(1000).catch(1),
    }),
    async handle(context) {
      const viewer = viewerOf(context);
      const filter = { kind: context.query.tipo, status: context.query.stato, page: context.query.pagina };
      const found = await context.platform.database.read((db) => networkOf(db, filter), rowsOf(viewer, { directory: true }));
      return deskPage(context, { title: title(context), body: <GovernanceHomeBody {...found} viewer={viewer} filter={filter} /> });
    },
  }),
];

async function bodyHome(context: Context): Promise<Reply> {
  const { viewer, organisation } = actingFor(context);
  const home = await context.read((db) => homeOf(db, viewer, organisation.id, context.now));
  return deskPage(context, { title: title(context), body: <BodyHomeBody viewer={viewer} home={home} /> });
}

function title(context: Context): string {
  return texts(context.locale)('org.crumb');
}
