import { DataTable } from '../../../design/content/data-table.tsx';
import { EmptyState } from '../../../design/content/empty-state.tsx';
import { ButtonLink } from '../../../design/forms/button.tsx';
import { Select, TextInput } from '../../../design/forms/inputs.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import type { Page } from '../../../kernel/pagination.ts';
import { formatNumber } from '../../../platform/i18n/format.ts';
import type { OrganisationKind, OrganisationLine, OrganisationStatus } from '../../accounts/api.ts';
import { Filters, Pages, State } from '../content/pieces.tsx';
import { texts } from '../texts.ts';
import { KINDS, STATUSES, TONES } from './organisation-words.ts';

interface Wish {
  readonly text: string;
  readonly kind: OrganisationKind | null;
  readonly status: OrganisationStatus | null;
}

export function OrganisationsBody({ organisations, wish }: { organisations: Page<OrganisationLine>; wish: Wish }) {
  const t = useTexts(texts);
  const page = usePage();
  const all = { value: '', label: t('list.all') };
  return (
    <>
      <div class="th-actions">
        <ButtonLink path="/admin/organizzazioni/nuova">{t('organisation.found')}</ButtonLink>
      </div>
      <Filters action="/admin/organizzazioni">
        <TextInput name="nome" type="search" label={t('organisation.name')} value={wish.text} />
        <Select
          name="tipo"
          label={t('organisation.kind')}
          value={wish.kind ?? ''}
          options={[all, ...KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))]}
        />
        <Select
          name="stato"
          label={t('list.state')}
          value={wish.status ?? ''}
          options={[all, ...STATUSES.map((value) => ({ value, label: t(`organisation.state.${value}`) }))]}
        />
      </Filters>
      {organisations.total === 0 ? (
        <EmptyState title={t('organisation.none')}>
          <p>{t('people.none.text')}</p>
        </EmptyState>
      ) : (
        <DataTable
          dense
          caption={t('organisation.count', { n: organisations.total })}
          rows={organisations.items}
          columns={[
            {
              label: t('organisation.name'),
              value: ({ publicId, name }) => <a href={page.href(`/admin/organizzazioni/${publicId}`)}>{name}</a>,
            },
            { label: t('organisation.kind'), value: ({ kind }) => t(`kind.${kind}`) },
            { label: t('organisation.province'), value: ({ province }) => province ?? '–' },
            { label: t('list.state'), value: ({ status }) => <State tone={TONES[status]}>{t(`organisation.state.${status}`)}</State> },
            { label: t('organisation.trust'), value: ({ trust }) => t(`trust.${trust}`) },
            { label: t('organisation.members'), numeric: true, value: ({ members }) => formatNumber(members, page.locale) },
          ]}
        />
      )}
      <Pages of={organisations} path="/admin/organizzazioni" query={{ nome: wish.text, tipo: wish.kind, stato: wish.status }} />
    </>
  );
}
