import { Card, CardGrid } from '../../../design/content/card.tsx';
import { Notice } from '../../../design/content/notice.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import { formatNumber } from '../../../platform/i18n/format.ts';
import type { Readiness } from '../../../platform/module/manifest.ts';
import { Moment } from '../content/pieces.tsx';
import { texts } from '../texts.ts';
import type { Overview } from './admin-overview.query.ts';

interface Props {
  readonly parts: readonly Readiness[];
  readonly jobs: { readonly waiting: number; readonly active: number; readonly dead: number };
  readonly overview: Overview;
}

export function OverviewBody({ parts, jobs, overview }: Props) {
  const t = useTexts(texts);
  const { locale } = usePage();
  const n = (value: number) => formatNumber(value, locale);
  const { organisations, mail, head, runs } = overview;
  const broken = parts.filter((part) => !part.ready);
  return (
    <>
      <Attention parts={broken} jobs={jobs} overview={overview} />
      <CardGrid>
        <Card level={2} title={t('page.health')} path="/admin/sistema">
          <p>{t('overview.parts', { working: n(parts.length - broken.length), all: n(parts.length) })}</p>
        </Card>
        <Card level={2} title={t('page.people')} path="/admin/persone">
          <p>{t('overview.people', { n: overview.people })}</p>
        </Card>
        <Card level={2} title={t('page.organisations')} path="/admin/organizzazioni">
          <p>
            {t('overview.organisations', {
              active: n(organisations.active),
              pending: n(organisations.pending),
              suspended: n(organisations.suspended),
            })}
          </p>
        </Card>
        <Card level={2} title={t('page.jobs')} path="/admin/lavori">
          <p>{t('overview.jobs', { waiting: n(jobs.waiting), active: n(jobs.active), dead: n(jobs.dead) })}</p>
        </Card>
        <Card level={2} title={t('page.mail')} path="/admin/posta">
          <p>{t('overview.mail', { waiting: n(mail.waiting), failed: n(mail.failed) })}</p>
        </Card>
        <Card level={2} title={t('page.imports')} path="/admin/importazioni">
          {runs.length === 0 ? <p>{t('imports.none')}</p> : runs.map((run) => <LastRun run={run} />)}
        </Card>
        <Card level={2} title={t('page.audit')} path="/admin/registro">
          <p>{t('overview.audit', { n: n(head.number), head: head.hash.slice(0, 16) })}</p>
        </Card>
      </CardGrid>
    </>
  );
}

function LastRun({ run }: { run: Overview['runs'][number] }) {
  const t = useTexts(texts);
  return (
    <p>
      {run.source}: {t(`imports.state.${run.state}`)}, <Moment at={run.startedAt} />
    </p>
  );
}

/** What somebody should look at today; nothing when all is well. */
function Attention({ parts, jobs, overview }: Props) {
  const t = useTexts(texts);
  const page = usePage();
  const failedRuns = overview.runs.filter((run) => run.state === 'failed' || run.state === 'interrupted').length;
  const all: readonly (readonly [number, string, string])[] = [
    [parts.length, '/admin/sistema', t('attention.parts', { n: parts.length })],
    [jobs.dead, '/admin/lavori', t('attention.jobs', { n: jobs.dead })],
    [overview.mail.failed, '/admin/posta?stato=failed', t('attention.mail', { n: overview.mail.failed })],
    [failedRuns, '/admin/importazioni', t('attention.imports', { n: failedRuns })],
    [overview.organisations.pending, '/admin/organizzazioni?stato=pending', t('attention.pending', { n: overview.organisations.pending })],
  ];
  const urgent = all.filter(([n]) => n > 0);
  return (
    <div class="th-attention">
      {urgent.length === 0 ? (
        <Notice tone="success">
          <p>{t('attention.none')}</p>
        </Notice>
      ) : (
        <Notice tone="warning" title={t('attention.title')}>
          <ul>
            {urgent.map(([, path, label]) => (
              <li>
                <a href={page.href(path)}>{label}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
