import { z } from 'zod';
import { romeClock } from '../../../../kernel/rome-time.ts';
import { content, page } from '../../../../platform/http/reply.ts';
import { get } from '../../../../platform/http/route.ts';
import { hasKey, type Locale, type Translate } from '../../../../platform/i18n/catalogue.ts';
import { formatDate } from '../../../../platform/i18n/format.ts';
import ownDataIt from '../../locales/own-data.it.json' with { type: 'json' };
import { texts } from '../../texts.ts';
import { csvFile } from '../export-data/csv-file.ts';
import { viewerOf } from '../own-pages.ts';
import { AccessLogBody, type AccessView } from './access-log.page.tsx';
import { type AccessEntry, accessesTo, countAccesses } from './access-log.query.ts';

const PER_PAGE = 20;
const query = z.object({ pagina: z.coerce.number().int().min(1).max(100_000).catch(1) });

/** Who opened my file, when, for whom, what and why; also as a file. */
export const accessLogRoutes = [
  get<Record<string, never>, z.infer<typeof query>>({
    path: '/area/dati/accessi',
    guard: 'signed-in',
    audit: 'accounts.access-log',
    query,
    async handle(context) {
      const { person } = viewerOf(context);
      const { locale } = context;
      const t = texts(locale);
      const { pages, at, entries } = await context.read(async (db) => {
        const last = Math.max(1, Math.ceil((await countAccesses(db, person)) / PER_PAGE));
        const shown = Math.min(context.query.pagina, last);
        return { pages: last, at: shown, entries: await accessesTo(db, person, { offset: (shown - 1) * PER_PAGE, limit: PER_PAGE }) };
      });
      const title = t('accesses.title');
      return page({
        title,
        noindex: true,
        breadcrumb: [{ label: t('own-data.title'), path: '/area/dati' }, { label: title }],
        body: <AccessLogBody accesses={entries.map((entry) => viewOf(entry, locale))} page={at} pages={pages} />,
      });
    },
  }),
  get({
    path: '/area/dati/accessi.csv',
    guard: 'signed-in',
    audit: 'accounts.access-log-file',
    async handle(context) {
      const t = texts(context.locale);
      const entries = await context.read((db) => accessesTo(db, viewerOf(context).person));
      const columns = [t('accesses.when'), t('accesses.who'), t('accesses.organisation'), t('accesses.what'), t('accesses.why')];
      const rows = entries.map((entry) => {
        const { who, organisation, what, why } = viewOf(entry, context.locale);
        return [entry.at.toISOString(), who, organisation, what, why];
      });
      const headers = { 'content-disposition': `attachment; filename="${t('accesses.file')}.csv"` };
      return content(csvFile(columns, rows), 'text/csv; charset=utf-8', { headers });
    },
  }),
];

function viewOf({ at, who, organisation, action, reason }: AccessEntry, locale: Locale): AccessView {
  const t = texts(locale) as Translate;
  const key = `access.${action}`;
  return {
    when: t('accesses.at', { date: formatDate(at, locale), time: romeClock(at) }),
    who: who || t('accesses.gone'),
    organisation: organisation ?? '–',
    what: hasKey(ownDataIt, key) ? t(key) : t('access.other'),
    why: reason ?? t('accesses.in-charge'),
  };
}
