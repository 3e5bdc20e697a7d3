import { z } from 'zod';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import { content, failure, page, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../../platform/http/route.ts';
import { needsFreshProof, proveAgainPath } from '../../domain/fresh-proof.ts';
import { texts } from '../../texts.ts';
import { ownDataErrors } from '../own-data.errors.ts';
import { viewerOf } from '../own-pages.ts';
import { CopyBody } from './export.page.tsx';
import { askForExport, exportsOf } from './exports.store.ts';

const PATH = '/area/dati/copia';
const params = z.object({ id: z.string().regex(/^[\w-]{22}$/) });

async function copyPage(context: RequestContext<unknown, unknown>) {
  const t = texts(context.locale);
  const copies = await context.read((db) => exportsOf(db, viewerOf(context).person));
  const title = t('copy.title');
  return page({
    title,
    noindex: true,
    breadcrumb: [{ label: t('own-data.title'), path: '/area/dati' }, { label: title }],
    body: <CopyBody copies={copies} />,
  });
}

/** Ask for a copy of everything, and take it home. */
export const exportRoutes = [
  get({ path: PATH, guard: 'signed-in', audit: 'accounts.own-copies', handle: (context) => copyPage(context) }),
  post({
    path: PATH,
    guard: 'signed-in',
    audit: 'accounts.ask-copy',
    accepts: 'form',
    rateLimit: { max: 10, perSeconds: 3600 },
    async handle(context) {
      const { now, write, platform } = context;
      if (needsFreshProof(context)) return redirect(proveAgainPath(PATH));
      const { person, publicId } = viewerOf(context);
      const asked = await write(async (db) => {
        const isNew = await askForExport(db, now, person);
        if (isNew) await recordAudit(db, { actor: publicId, action: 'accounts.ask-copy', object: `accounts_person:${publicId}` });
        return isNew;
      });
      if (asked) await platform.jobs.enqueue('accounts-make-exports', {}, { singletonKey: 'now' });
      return redirect(PATH, { notice: 'copy-asked' });
    },
  }),
  get<z.infer<typeof params>>({
    path: `${PATH}/:id`,
    guard: 'signed-in',
    audit: 'accounts.download-copy',
    params,
    async handle(context) {
      const copies = await context.read((db) => exportsOf(db, viewerOf(context).person));
      const copy = copies.find((each) => each.publicId === context.params.id);
      const current = copy?.readyAt && copy.expiresAt && copy.expiresAt > context.now;
      const bytes = current && copy.fileKey ? await context.platform.files.get(copy.fileKey) : null;
      if (!bytes) return failure(ownDataErrors.copyGone);
      // Everything about a person in one file: not for whoever finds a phone that is still signed in.
      if (needsFreshProof(context)) return redirect(proveAgainPath(`${PATH}/${context.params.id}`));
      const name = texts(context.locale)('document.file');
      return content(bytes, 'application/zip', { headers: { 'content-disposition': `attachment; filename="${name}.zip"` } });
    },
  }),
];
