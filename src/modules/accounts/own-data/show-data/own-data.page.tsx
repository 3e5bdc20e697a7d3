import type { ComponentChildren } from 'preact';
import { Card, CardGrid } from '../../../../design/content/card.tsx';
import { Notice } from '../../../../design/content/notice.tsx';
import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { usePage, useTexts } from '../../../../design/layout/page-context.ts';
import { formatDate } from '../../../../platform/i18n/format.ts';
import { texts } from '../../texts.ts';
import type { HeldDatum } from './held-data.ts';

/** Frame of every page of this area. */
export function OwnDataFrame({ title, lead, children }: { title: string; lead: string; children?: ComponentChildren }) {
  return (
    <div class="container-xxl th-page">
      <div class="th-narrow">
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        <div class="th-stack">{children}</div>
      </div>
    </div>
  );
}

/** Shown on every page while the days of grace run. */
export function LeavingNotice({ eraseAfter }: { eraseAfter: Date | null }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  if (!eraseAfter) return null;
  return (
    <>
      <Notice tone="warning" title={t('leave.running.title')}>
        <p>{t('leave.running.text', { date: formatDate(eraseAfter, locale) })}</p>
      </Notice>
      <Form action="/area/dati/resta">
        <Button>{t('leave.stay')}</Button>
      </Form>
    </>
  );
}

const PARTS = [
  { key: 'held', path: '/area/dati/che-cosa' },
  { key: 'consents', path: '/area/dati/consensi' },
  { key: 'accesses', path: '/area/dati/accessi' },
  { key: 'copy', path: '/area/dati/copia' },
  { key: 'leave', path: '/area/dati/cancella' },
] as const;

export function OwnDataBody({ eraseAfter }: { eraseAfter: Date | null }) {
  const t = useTexts(texts);
  return (
    <div class="container-xxl th-page">
      <h1>{t('own-data.title')}</h1>
      <p class="lead">{t('own-data.lead')}</p>
      <div class="th-stack">
        <LeavingNotice eraseAfter={eraseAfter} />
        <CardGrid>
          {PARTS.map(({ key, path }) => (
            <Card level={2} title={t(`${key}.title`)} path={path}>
              <p>{t(`${key}.card`)}</p>
            </Card>
          ))}
        </CardGrid>
      </div>
    </div>
  );
}

interface HeldGroup {
  readonly table: string;
  readonly title: string;
  readonly data: readonly HeldDatum[];
}

export function HeldDataBody({ groups }: { groups: readonly HeldGroup[] }) {
  const t = useTexts(texts);
  return (
    <OwnDataFrame title={t('held.title')} lead={t('held.lead')}>
      {groups.map(({ title, data }) => (
        <section>
          <h2 class="h4">{title}</h2>
          <ul>
            {data.map(({ what, why, keptDays }) => (
              <li>
                <strong>{what}</strong>: {why} {keptDays === null ? t('held.kept.account') : t('held.kept.days', { n: keptDays })}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </OwnDataFrame>
  );
}
