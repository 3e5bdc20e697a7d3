import type { ComponentChildren } from 'preact';
import { Card, CardGrid } from '../../../design/content/card.tsx';
import { DataTable } from '../../../design/content/data-table.tsx';
import { EmptyState } from '../../../design/content/empty-state.tsx';
import { Notice } from '../../../design/content/notice.tsx';
import { Pagination } from '../../../design/content/pagination.tsx';
import { Facts, Tags } from '../../../design/content/tags.tsx';
import { Button, ButtonLink } from '../../../design/forms/button.tsx';
import { useTexts } from '../../../design/layout/page-context.ts';
import { texts } from '../texts.ts';
import { DesignForms } from './design-forms.page.tsx';

const COLOURS = ['primary', 'primary-soft', 'accent', 'accent-soft', 'paper-soft', 'success-soft', 'warning-soft', 'danger-soft'] as const;

/** The sample texts are long on purpose: Italian words that do not want to wrap. */
export function DesignBody() {
  const t = useTexts(texts);
  const sample = t('design.sample');
  const long = t('design.long');
  return (
    <div class="container-xxl th-page">
      <h1>{t('design.title')}</h1>
      <p class="lead">{t('design.lead')}</p>
      <Group title={t('design.type')}>
        <p class="h1">{long}</p>
        <p class="h2">{long}</p>
        <p class="h3">{long}</p>
        <p>
          {sample} <a href="#forms">{t('design.link')}</a>
        </p>
      </Group>
      <Group title={t('design.colours')}>
        <ul class="th-swatches">
          {COLOURS.map((colour) => (
            <li class={`th-swatch th-swatch-${colour}`}>{colour}</li>
          ))}
        </ul>
      </Group>
      <Group title={t('design.buttons')}>
        <p class="th-actions">
          <Button>{t('design.primary')}</Button>
          <Button look="secondary">{t('design.secondary')}</Button>
          <Button look="quiet">{t('design.quiet')}</Button>
          <ButtonLink path="/design">{t('design.link')}</ButtonLink>
        </p>
      </Group>
      <Group title={t('design.notices')}>
        {(['success', 'info', 'warning', 'danger'] as const).map((tone) => (
          <Notice tone={tone} title={t(`design.${tone}`)}>
            <p>{sample}</p>
          </Notice>
        ))}
      </Group>
      <Group title={t('design.cards')}>
        <CardGrid>
          <Card title={t('design.card')} path="/design" kicker={t('design.kicker')}>
            <p>{sample}</p>
          </Card>
          <Card title={long} path="/design" />
        </CardGrid>
        <Tags items={[t('design.card'), long, t('design.kicker')]} />
        <Facts
          items={[
            { term: t('design.card'), value: sample },
            { term: t('design.kicker'), value: long },
          ]}
        />
      </Group>
      <Group title={t('design.lists')}>
        <DataTable
          caption={t('design.table')}
          rows={[1, 2, 3]}
          columns={[
            { label: t('design.card'), value: () => long },
            { label: t('design.number'), value: (row) => row * 1234, numeric: true },
          ]}
        />
        <Pagination page={4} pages={12} link={(n) => `/design?page=${n}`} />
        <EmptyState title={t('outbox.empty')}>
          <p>{sample}</p>
        </EmptyState>
      </Group>
      <DesignForms />
    </div>
  );
}

function Group({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="th-group">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
