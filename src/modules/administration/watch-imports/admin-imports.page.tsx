import { DataTable } from '../../../design/content/data-table.tsx';
import { EmptyState } from '../../../design/content/empty-state.tsx';
import { Facts } from '../../../design/content/tags.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import type { Page } from '../../../kernel/pagination.ts';
import { truncate } from '../../../kernel/text.ts';
import { formatNumber } from '../../../platform/i18n/format.ts';
import type { ImportRunView, RejectedView } from '../../opportunities/api.ts';
import { Moment, Pages, State, type Tone } from '../content/pieces.tsx';
import { texts } from '../texts.ts';

const TONES: Readonly<Record<ImportRunView['state'], Tone>> = {
  reading: 'wait',
  publishing: 'wait',
  closing: 'wait',
  done: 'good',
  'not-modified': 'good',
  failed: 'bad',
  interrupted: 'bad',
};
const COUNTS = ['read', 'new', 'changed', 'unchanged', 'duplicate', 'rejected', 'closed'] as const;

export function ImportsBody({ runs }: { runs: Page<ImportRunView> }) {
  const t = useTexts(texts);
  const page = usePage();
  if (runs.total === 0) {
    return (
      <EmptyState title={t('imports.none')}>
        <p>{t('imports.none.text')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <DataTable
        dense
        caption={t('imports.count', { n: runs.total })}
        rows={runs.items}
        columns={[
          { label: t('imports.source'), value: ({ id, source }) => <a href={page.href(`/admin/importazioni/${id}`)}>{source}</a> },
          { label: t('imports.started'), value: ({ startedAt }) => <Moment at={startedAt} /> },
          { label: t('list.state'), value: ({ state }) => <State tone={TONES[state]}>{t(`imports.state.${state}`)}</State> },
          ...COUNTS.map((name) => ({
            label: t(`imports.${name}`),
            numeric: true,
            value: ({ counts }: ImportRunView) => formatNumber(counts[name] ?? 0, page.locale),
          })),
        ]}
      />
      <Pages of={runs} path="/admin/importazioni" query={{}} />
    </>
  );
}

export function ImportRunBody({ run, rejected }: { run: ImportRunView; rejected: Page<RejectedView> }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  const reasons = Object.entries(run.counts.reasons ?? {}).sort(([, a], [, b]) => b - a);
  return (
    <>
      <Facts
        items={[
          { term: t('list.state'), value: <State tone={TONES[run.state]}>{t(`imports.state.${run.state}`)}</State> },
          { term: t('imports.started'), value: <Moment at={run.startedAt} /> },
          { term: t('imports.finished'), value: <Moment at={run.finishedAt} /> },
          { term: t('imports.formats'), value: run.formats || '–' },
          ...(run.error ? [{ term: t('imports.error'), value: <code>{run.error}</code> }] : []),
          ...COUNTS.map((name) => ({ term: t(`imports.${name}`), value: formatNumber(run.counts[name] ?? 0, locale) })),
        ]}
      />
      {reasons.length > 0 ? (
        <DataTable
          dense
          caption={t('imports.reasons')}
          rows={reasons}
          columns={[
            { label: t('imports.reason'), value: ([reason]) => <code>{reason}</code> },
            { label: t('imports.rows'), numeric: true, value: ([, n]) => formatNumber(n, locale) },
          ]}
        />
      ) : null}
      {rejected.total === 0 ? <p>{t('imports.nothing-rejected')}</p> : <Rejected run={run.id} rejected={rejected} />}
    </>
  );
}

function Rejected({ run, rejected }: { run: number; rejected: Page<RejectedView> }) {
  const t = useTexts(texts);
  return (
    <>
      <DataTable
        dense
        caption={t('imports.rejected-count', { n: rejected.total })}
        rows={rejected.items}
        columns={[
          { label: t('imports.reason'), value: ({ reason }) => <code>{reason}</code> },
          { label: t('imports.where'), value: ({ position, input }) => (position === 0 ? truncate(input, 60) : position), numeric: false },
          { label: t('imports.key'), value: ({ key }) => (key === null ? '–' : truncate(key, 40)) },
          { label: t('imports.detail'), value: ({ detail }) => truncate(detail, 120) },
          { label: t('imports.excerpt'), value: ({ excerpt }) => truncate(excerpt.replace(/\s+/g, ' '), 120) },
        ]}
      />
      <Pages of={rejected} path={`/admin/importazioni/${run}`} query={{}} />
    </>
  );
}
