import { z } from 'zod';
import { recordAudit } from '../../../platform/audit/audit.ts';
import { auditHead } from '../../../platform/audit/chain.ts';
import { rememberedHead } from '../../../platform/audit/head-witness.ts';
import { verifyAudit } from '../../../platform/audit/verify-audit.ts';
import { page } from '../../../platform/http/reply.ts';
import { get, post } from '../../../platform/http/route.ts';
import { adminView } from '../content/admin-view.tsx';
import { viewerOf } from '../content/directory-rows.ts';
import { shortText } from '../content/query.ts';
import { texts } from '../texts.ts';
import { AuditBody, AuditVerdictBody } from './admin-audit.page.tsx';
import { listAudit } from './admin-audit.query.ts';

const PATH = '/admin/registro';

interface Query {
  readonly attore: string;
  readonly azione: string;
  readonly oggetto: string;
  readonly prima: number | null;
}

const query: z.ZodType<Query> = z.object({
  attore: shortText,
  azione: shortText,
  oggetto: shortText,
  prima: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number)
    .nullable()
    .catch(null),
}) as unknown as z.ZodType<Query>;

/** Who did what; a button computes the whole chain again. */
export const auditRoutes = [
  get<Record<string, never>, Query>({
    path: PATH,
    guard: { may: 'administration.look' },
    audit: 'administration.audit',
    query,
    async handle({ read, query: { attore: actor, azione: action, oggetto: object, prima: before }, locale }) {
      const wish = { actor, action, object, before };
      const found = await read(async (db) => ({ lines: await listAudit(db, wish), head: await auditHead(db) }));
      return page(adminView(locale, { at: 'audit', body: <AuditBody {...found} wish={wish} /> }));
    },
  }),
  post({
    path: `${PATH}/verifica`,
    guard: { may: 'administration.look' },
    audit: 'administration.verify-audit',
    accepts: 'form',
    rateLimit: { max: 6, perSeconds: 60 },
    async handle(context) {
      const { locale, now } = context;
      const known = await rememberedHead(context.platform);
      const verdict = await context.read((db) => verifyAudit(db, known));
      const actor = viewerOf(context).publicId;
      const details = { checked: verdict.checked, whole: verdict.problem === null };
      await context.write((db) => recordAudit(db, { actor, action: 'administration.verify-audit', object: null, details }));
      const title = texts(locale)('audit.verdict');
      return page(adminView(locale, { at: 'audit', title, body: <AuditVerdictBody verdict={verdict} now={now} /> }));
    },
  }),
];
