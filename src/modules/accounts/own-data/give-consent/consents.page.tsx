import { DataTable } from '../../../../design/content/data-table.tsx';
import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { usePage, useTexts } from '../../../../design/layout/page-context.ts';
import type { Translate } from '../../../../platform/i18n/catalogue.ts';
import { formatDate } from '../../../../platform/i18n/format.ts';
import { ADULTS_ONLY, CONSENT_VERSION, isPurpose, PURPOSES, type Purpose } from '../../domain/consent-purposes.ts';
import { texts } from '../../texts.ts';
import { OwnDataFrame } from '../show-data/own-data.page.tsx';

interface Entry {
  readonly purpose: string;
  readonly version: string;
  readonly givenAt: Date;
  readonly withdrawnAt: Date | null;
}

interface Props {
  readonly history: readonly Entry[];
  readonly isProtected: boolean;
}

/** One section and one button per purpose; the history below. */
export function ConsentsBody({ history, isProtected }: Props) {
  const t = useTexts(texts);
  return (
    <OwnDataFrame title={t('consents.title')} lead={t('consents.lead')}>
      {PURPOSES.map((purpose) => (
        <PurposeSection purpose={purpose} history={history} closed={isProtected && ADULTS_ONLY.includes(purpose)} />
      ))}
      <History history={history} />
    </OwnDataFrame>
  );
}

function PurposeSection({ purpose, history, closed }: { purpose: Purpose; history: readonly Entry[]; closed: boolean }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  const version = CONSENT_VERSION[purpose];
  const given = history.find((entry) => entry.purpose === purpose && entry.version === version && entry.withdrawnAt === null);
  const title = t(`consent.${purpose}.title`);
  // Every version keeps its text, so that a consent of the past can be read again.
  const text = (t as Translate)(`consent.${purpose}.${version}`);
  return (
    <section aria-labelledby={`purpose-${purpose}`}>
      <h2 class="h4" id={`purpose-${purpose}`}>
        {title}
      </h2>
      <p>{text}</p>
      {closed ? <p>{t('consents.adults')}</p> : null}
      <p>
        <strong>{given ? t('consents.given', { date: formatDate(given.givenAt, locale), version }) : t('consents.not-given')}</strong>
      </p>
      {closed ? null : (
        <Form action="/area/dati/consensi" label={title}>
          <input type="hidden" name="purpose" value={purpose} />
          <Button name="answer" value={given ? 'withdraw' : 'give'} look={given ? 'secondary' : 'primary'}>
            {t(given ? 'consents.withdraw' : 'consents.give')}
            <span class="visually-hidden">: {title}</span>
          </Button>
        </Form>
      )}
    </section>
  );
}

function History({ history }: { history: readonly Entry[] }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  if (history.length === 0) return null;
  return (
    <section>
      <h2 class="h4">{t('consents.history')}</h2>
      <DataTable
        caption={t('consents.history.caption')}
        columns={[
          {
            label: t('consents.purpose'),
            value: ({ purpose }) => (isPurpose(purpose) || purpose === 'service' ? t(`consent.${purpose}.title`) : purpose),
          },
          { label: t('consents.version'), value: (row) => row.version },
          { label: t('consents.given-at'), value: (row) => formatDate(row.givenAt, locale) },
          { label: t('consents.withdrawn-at'), value: (row) => (row.withdrawnAt ? formatDate(row.withdrawnAt, locale) : '–') },
        ]}
        rows={history}
      />
    </section>
  );
}
