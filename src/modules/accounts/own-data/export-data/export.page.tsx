import { Notice } from '../../../../design/content/notice.tsx';
import { Button, ButtonLink } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { usePage, useTexts } from '../../../../design/layout/page-context.ts';
import { formatDate, formatNumber } from '../../../../platform/i18n/format.ts';
import { texts } from '../../texts.ts';
import { OwnDataFrame } from '../show-data/own-data.page.tsx';

interface Copy {
  readonly publicId: string;
  readonly askedAt: Date;
  readonly readyAt: Date | null;
  readonly expiresAt: Date | null;
  readonly bytes: number | null;
}

export function CopyBody({ copies }: { copies: readonly Copy[] }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  const waiting = copies.some((copy) => !copy.readyAt);
  return (
    <OwnDataFrame title={t('copy.title')} lead={t('copy.lead')}>
      <p>{t('copy.inside')}</p>
      {waiting ? (
        <Notice tone="info">
          <p>{t('copy.waiting')}</p>
        </Notice>
      ) : (
        <Form action="/area/dati/copia">
          <Button>{t('copy.ask')}</Button>
        </Form>
      )}
      {copies
        .filter((copy) => copy.readyAt && copy.expiresAt)
        .map((copy) => (
          <section class="th-card">
            <h2 class="h4">{t('copy.of', { date: formatDate(copy.askedAt, locale) })}</h2>
            <p>
              {t('copy.until', {
                kb: formatNumber(Math.ceil((copy.bytes ?? 0) / 1024), locale),
                date: copy.expiresAt ? formatDate(copy.expiresAt, locale) : '',
              })}
            </p>
            <ButtonLink path={`/area/dati/copia/${copy.publicId}`}>{t('copy.download')}</ButtonLink>
          </section>
        ))}
    </OwnDataFrame>
  );
}
