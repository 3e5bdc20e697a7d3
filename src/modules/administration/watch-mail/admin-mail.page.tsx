import { DataTable } from '../../../design/content/data-table.tsx';
import { Notice } from '../../../design/content/notice.tsx';
import { Button } from '../../../design/forms/button.tsx';
import { Form } from '../../../design/forms/form.tsx';
import { Select } from '../../../design/forms/inputs.tsx';
import { useTexts } from '../../../design/layout/page-context.ts';
import type { Page } from '../../../kernel/pagination.ts';
import { Filters, Moment, Pages, State, type Tone } from '../content/pieces.tsx';
import { texts } from '../texts.ts';
import type { MailLine, MailState } from './admin-mail.query.ts';

const TONES: Readonly<Record<MailState, Tone>> = { waiting: 'wait', failed: 'bad', sent: 'good' };
const STATES = ['waiting', 'failed', 'sent'] as const;

export function MailBody({ mails, state, server }: { mails: Page<MailLine>; state: MailState | null; server: boolean }) {
  const t = useTexts(texts);
  const options = [{ value: '', label: t('list.all') }, ...STATES.map((value) => ({ value, label: t(`mail.state.${value}`) }))];
  return (
    <>
      {server ? null : (
        <Notice tone="warning" title={t('mail.no-server')}>
          <p>{t('mail.no-server.text')}</p>
        </Notice>
      )}
      <Filters action="/admin/posta">
        <Select name="stato" label={t('list.state')} value={state ?? ''} options={options} />
      </Filters>
      <DataTable
        dense
        caption={t('mail.count', { n: mails.total })}
        rows={mails.items}
        columns={[
          { label: t('mail.to'), value: ({ to }) => to },
          { label: t('mail.subject'), value: ({ subject }) => subject },
          { label: t('list.state'), value: (mail) => <State tone={TONES[mail.state]}>{t(`mail.state.${mail.state}`)}</State> },
          { label: t('mail.error'), value: ({ error }) => (error === null ? '–' : <code>{error}</code>) },
          { label: t('mail.written'), value: ({ createdAt }) => <Moment at={createdAt} /> },
          { label: t('mail.sent'), value: ({ sentAt }) => <Moment at={sentAt} /> },
          { label: t('list.do'), value: (mail) => (mail.state === 'failed' ? <Retry id={String(mail.id)} what={mail.to} /> : null) },
        ]}
      />
      <Pages of={mails} path="/admin/posta" query={{ stato: state }} />
      {mails.items.some((mail) => mail.state === 'failed') ? <Retry id="tutti" what={null} /> : null}
    </>
  );
}

function Retry({ id, what }: { id: string; what: string | null }) {
  const t = useTexts(texts);
  return (
    <Form action="/admin/posta/riprova">
      <input type="hidden" name="messaggio" value={id} />
      <Button look="secondary">
        {t(what === null ? 'jobs.retry-all' : 'jobs.retry')}
        {what === null ? null : <span class="visually-hidden"> {what}</span>}
      </Button>
    </Form>
  );
}
