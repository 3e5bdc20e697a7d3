import { DataTable } from '../../../design/content/data-table.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import type { Finding, FindingState } from '../../../platform/doctor/finding.ts';
import { formatNumber } from '../../../platform/i18n/format.ts';
import type { Readiness } from '../../../platform/module/manifest.ts';
import { State, type Tone } from '../content/pieces.tsx';
import { texts } from '../texts.ts';
import type { Sizes } from './admin-health.query.ts';

const TONES: Readonly<Record<FindingState, Tone>> = { ok: 'good', warn: 'wait', wrong: 'bad' };
const MEGABYTE = 1_000_000;

interface Props {
  readonly findings: readonly Finding[];
  readonly parts: readonly Readiness[];
  readonly sizes: Sizes;
}

/** The words of findings are those of the command line, in English, for whoever operates the machine. */
export function HealthBody({ findings, parts, sizes }: Props) {
  const t = useTexts(texts);
  const { locale } = usePage();
  const megabytes = (bytes: number) => formatNumber(bytes / MEGABYTE, locale, 1);
  return (
    <>
      <DataTable
        dense
        caption={t('health.findings')}
        rows={findings}
        columns={[
          { label: t('health.check'), value: ({ check }) => <code>{check}</code> },
          { label: t('list.state'), value: ({ state }) => <State tone={TONES[state]}>{t(`health.state.${state}`)}</State> },
          { label: t('health.detail'), value: ({ detail }) => <span lang="en">{detail}</span> },
        ]}
      />
      <DataTable
        dense
        caption={t('health.parts')}
        rows={parts}
        columns={[
          { label: t('health.part'), value: ({ part }) => <code>{part}</code> },
          {
            label: t('list.state'),
            value: ({ ready }) => <State tone={ready ? 'good' : 'bad'}>{t(ready ? 'health.ready' : 'health.not-ready')}</State>,
          },
          { label: t('health.detail'), value: ({ detail }) => <span lang="en">{detail ?? '–'}</span> },
        ]}
      />
      <DataTable
        dense
        caption={t('health.sizes', { n: megabytes(sizes.database) })}
        rows={sizes.tables}
        columns={[
          { label: t('health.table'), value: ({ name }) => <code>{name}</code> },
          { label: t('health.megabytes'), numeric: true, value: ({ bytes }) => megabytes(bytes) },
          { label: t('health.rows'), numeric: true, value: ({ rows }) => formatNumber(rows, locale) },
        ]}
      />
    </>
  );
}
