import { DataTable } from '../../../../design/content/data-table.tsx';
import { Notice } from '../../../../design/content/notice.tsx';
import { QrCode } from '../../../../design/content/qr-code.tsx';
import { Button, ButtonLink } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { Select, TextInput } from '../../../../design/forms/inputs.tsx';
import { usePage, useTexts } from '../../../../design/layout/page-context.ts';
import type { FieldError } from '../../../../platform/http/forms.ts';
import { formatDate } from '../../../../platform/i18n/format.ts';
import { printedDeskCode } from '../../domain/desk-code.ts';
import { texts } from '../../texts.ts';
import { Desk, useDeskErrors } from '../desk-frame.page.tsx';
import type { Batch } from './batches.query.ts';

export const LIFETIMES = ['7', '30', '90', '365'] as const;

export interface TypedBatch {
  readonly etichetta: string;
  readonly quanti: string;
  readonly durata: string;
}

interface Props {
  readonly path: string;
  readonly batches: readonly Batch[];
  readonly typed: TypedBatch;
  readonly errors: readonly FieldError[];
}

export function DeskCodesBody({ path, batches, typed, errors }: Props) {
  const t = useTexts(texts);
  const { of } = useDeskErrors(errors);
  return (
    <Desk title={t('org.codes.title')} lead={t('org.codes.lead')} errors={errors} wide>
      <div class="th-narrow">
        <Form action={path}>
          <TextInput
            name="etichetta"
            label={t('org.codes.label')}
            hint={t('org.codes.label-hint')}
            value={typed.etichetta}
            maxLength={80}
            error={of('etichetta')}
          />
          <TextInput
            name="quanti"
            label={t('org.codes.count')}
            hint={t('org.codes.count-hint')}
            value={typed.quanti}
            inputMode="numeric"
            maxLength={3}
            error={of('quanti')}
          />
          <Select
            name="durata"
            label={t('org.codes.lifetime')}
            value={typed.durata}
            options={LIFETIMES.map((days) => ({ value: days, label: t('org.codes.days', { n: Number(days) }) }))}
            error={of('durata')}
          />
          <Button>{t('org.codes.make')}</Button>
        </Form>
      </div>
      {batches.length > 0 ? <BatchTable path={path} batches={batches} /> : null}
    </Desk>
  );
}

function BatchTable({ path, batches }: Pick<Props, 'path' | 'batches'>) {
  const t = useTexts(texts);
  const { locale, now } = usePage();
  return (
    <DataTable
      caption={t('org.codes.batches')}
      columns={[
        { label: t('org.codes.label'), value: (batch) => batch.label },
        { label: t('org.codes.made'), value: (batch) => formatDate(batch.made, locale) },
        {
          label: t('org.codes.expires'),
          value: (batch) => (batch.expires > now ? formatDate(batch.expires, locale) : t('org.codes.over')),
        },
        { label: t('org.codes.used'), value: (batch) => t('org.codes.used-of', { used: batch.used, count: batch.count }), numeric: true },
        {
          label: t('org.members.actions'),
          value: (batch) =>
            batch.expires > now ? (
              <Form action={`${path}/chiudi`}>
                <input type="hidden" name="blocco" value={batch.id} />
                <Button look="quiet">
                  {t('org.codes.end')}
                  <span class="visually-hidden">: {batch.label}</span>
                </Button>
              </Form>
            ) : null,
        },
      ]}
      rows={batches}
    />
  );
}

interface SheetProps {
  readonly path: string;
  readonly codes: readonly string[];
  readonly label: string;
  readonly organisation: string;
  readonly expiresAt: Date;
  /** Where a code is typed, with the site's own address. */
  readonly address: string;
}

/** The sheet to print: one slip for each code, to be cut. The codes are seen this once. */
export function CodeSheetBody({ path, codes, label, organisation, expiresAt, address }: SheetProps) {
  const t = useTexts(texts);
  const { locale } = usePage();
  const readable = address.replace(/^https?:\/\//, '');
  return (
    <Desk title={t('org.sheet.title', { label })} wide>
      <div class="th-screen-only">
        <Notice tone="warning">
          <p>{t('org.sheet.once')}</p>
        </Notice>
        <p>
          <ButtonLink path={path} look="secondary">
            {t('org.sheet.back')}
          </ButtonLink>
        </p>
      </div>
      <ul class="th-slips">
        {codes.map((code) => (
          <li class="th-slip">
            <QrCode data={`${address}?codice=${code}`} label={t('org.sheet.qr', { code: printedDeskCode(code) })} size={120} />
            <div>
              <p class="th-slip-title">{t('org.sheet.slip', { organisation })}</p>
              <p>{t('org.sheet.how', { address: readable })}</p>
              <p class="th-slip-code">
                <code>{printedDeskCode(code)}</code>
              </p>
              <p>{t('org.sheet.until', { day: formatDate(expiresAt, locale) })}</p>
            </div>
          </li>
        ))}
      </ul>
    </Desk>
  );
}
