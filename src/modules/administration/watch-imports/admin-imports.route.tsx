import { z } from 'zod';
import { failure, page } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import { importRun, importRuns, rejectedPage } from '../../opportunities/api.ts';
import { adminView } from '../content/admin-view.tsx';
import { numericId, pageNumber } from '../content/query.ts';
import { administrationErrors } from '../errors.ts';
import { texts } from '../texts.ts';
import { ImportRunBody, ImportsBody } from './admin-imports.page.tsx';

interface Query {
  readonly pagina: number;
}

const query = z.object({ pagina: pageNumber });

export const importsRoutes = [
  get<Record<string, never>, Query>({
    path: '/admin/importazioni',
    guard: { may: 'administration.look' },
    audit: 'administration.imports',
    query,
    async handle({ read, query: { pagina }, locale }) {
      const runs = await read((db) => importRuns(db, pagina));
      return page(adminView(locale, { at: 'imports', body: <ImportsBody runs={runs} /> }));
    },
  }),
  get<{ readonly id: number }, Query>({
    path: '/admin/importazioni/:id',
    guard: { may: 'administration.look' },
    audit: 'administration.import-run',
    params: numericId,
    query,
    async handle({ read, params: { id }, query: { pagina }, locale }) {
      const found = await read(async (db) => {
        const run = await importRun(db, id);
        return run && { run, rejected: await rejectedPage(db, id, pagina) };
      });
      if (!found) return failure(administrationErrors.gone);
      const title = texts(locale)('imports.run', { id: String(id), source: found.run.source });
      return page(adminView(locale, { at: 'imports', title, body: <ImportRunBody {...found} /> }));
    },
  }),
];
