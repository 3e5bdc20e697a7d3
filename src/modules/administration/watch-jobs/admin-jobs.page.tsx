import { DataTable } from '../../../design/content/data-table.tsx';
import { Button } from '../../../design/forms/button.tsx';
import { Form } from '../../../design/forms/form.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import { formatNumber } from '../../../platform/i18n/format.ts';
import { Moment, State, type Tone } from '../content/pieces.tsx';
import { texts } from '../texts.ts';
import type { JobBoard, JobLine } from './job-view.ts';

interface Props {
  readonly board: JobBoard;
  readonly beats: readonly { readonly name: string; readonly at: Date }[];
  readonly now: Date;
}

const TONES: Readonly<Record<JobLine['state'], Tone>> = { active: 'good', retry: 'wait', dead: 'bad' };

export function JobsBody({ board, beats, now }: Props) {
  const t = useTexts(texts);
  const { locale } = usePage();
  const dead = board.jobs.filter((job) => job.state === 'dead').length;
  return (
    <>
      {board.jobs.length === 0 ? (
        <p>{t('jobs.quiet')}</p>
      ) : (
        <DataTable
          dense
          caption={t('jobs.now')}
          rows={board.jobs}
          columns={[
            { label: t('jobs.name'), value: ({ name }) => <code>{name}</code> },
            { label: t('list.state'), value: ({ state }) => <State tone={TONES[state]}>{t(`jobs.state.${state}`)}</State> },
            { label: t('jobs.tries'), numeric: true, value: ({ tries }) => formatNumber(tries, locale) },
            { label: t('jobs.since'), value: ({ since }) => <Moment at={since} /> },
            { label: t('jobs.reason'), value: ({ reason }) => (reason === null ? '–' : <code>{reason}</code>) },
            { label: t('list.do'), value: (job) => (job.state === 'dead' ? <Retry id={job.id} name={job.name} /> : null) },
          ]}
        />
      )}
      {dead > 1 ? <Retry id="tutti" name={null} /> : null}
      {board.queues.length === 0 ? null : <Queues queues={board.queues} />}
      <DataTable
        dense
        caption={t('jobs.beats')}
        rows={beats}
        columns={[
          { label: t('jobs.name'), value: ({ name }) => <code>{name}</code> },
          { label: t('jobs.last'), value: ({ at }) => <Moment at={at} /> },
          { label: t('jobs.age'), numeric: true, value: ({ at }) => t('jobs.minutes', { n: minutesSince(at, now) }) },
        ]}
      />
    </>
  );
}

function minutesSince(at: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - at.getTime()) / 60_000));
}

function Retry({ id, name }: { id: string; name: string | null }) {
  const t = useTexts(texts);
  return (
    <Form action="/admin/lavori/riprova">
      <input type="hidden" name="lavoro" value={id} />
      <Button look="secondary">
        {t(name === null ? 'jobs.retry-all' : 'jobs.retry')}
        {name === null ? null : <span class="visually-hidden"> {name}</span>}
      </Button>
    </Form>
  );
}

function Queues({ queues }: { queues: JobBoard['queues'] }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  return (
    <DataTable
      dense
      caption={t('jobs.queues')}
      rows={queues}
      columns={[
        { label: t('jobs.name'), value: ({ name }) => <code>{name}</code> },
        { label: t('jobs.waiting'), numeric: true, value: ({ waiting }) => formatNumber(waiting, locale) },
        { label: t('jobs.active'), numeric: true, value: ({ active }) => formatNumber(active, locale) },
        { label: t('jobs.failed'), numeric: true, value: ({ failed }) => formatNumber(failed, locale) },
      ]}
    />
  );
}
