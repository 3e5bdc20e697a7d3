import { DataTable } from '../../../design/content/data-table.tsx';
import { EmptyState } from '../../../design/content/empty-state.tsx';
import { Button } from '../../../design/forms/button.tsx';
import { Form } from '../../../design/forms/form.tsx';
import { Select, TextInput } from '../../../design/forms/inputs.tsx';
import { usePage, useShared, useTexts } from '../../../design/layout/page-context.ts';
import { ROLES } from '../../../kernel/access/viewer.ts';
import type { Page } from '../../../kernel/pagination.ts';
import type { DirectoryHat, DirectoryPerson, PeopleWish } from '../../accounts/api.ts';
import { Moment, Pages } from '../content/pieces.tsx';
import { texts } from '../texts.ts';
import { PersonState } from './person-state.tsx';

const STATUSES = ['active', 'suspended', 'leaving'] as const;

export function PeopleBody({ people, wish }: { people: Page<DirectoryPerson>; wish: PeopleWish }) {
  const t = useTexts(texts);
  const page = usePage();
  return (
    <>
      <Search wish={wish} />
      {people.total === 0 ? (
        <EmptyState title={t('people.none')}>
          <p>{t('people.none.text')}</p>
        </EmptyState>
      ) : (
        <DataTable
          dense
          caption={t('people.count', { n: people.total })}
          rows={people.items}
          columns={[
            {
              label: t('people.name'),
              value: ({ publicId, given, family }) => <a href={page.href(`/admin/persone/${publicId}`)}>{`${family} ${given}`.trim()}</a>,
            },
            { label: t('people.email'), value: ({ email }) => email ?? '–' },
            { label: t('people.roles'), value: ({ hats }) => <Hats hats={hats} /> },
            { label: t('list.state'), value: ({ status }) => <PersonState status={status} /> },
            { label: t('people.since'), value: ({ createdAt }) => <Moment at={createdAt} /> },
            { label: t('people.last'), value: ({ lastSignInAt }) => <Moment at={lastSignInAt} /> },
          ]}
        />
      )}
      {wish.text ? (
        <SearchedPages people={people} wish={wish} />
      ) : (
        <Pages of={people} path="/admin/persone" query={{ ruolo: wish.role, stato: wish.status }} />
      )}
    </>
  );
}

function Search({ wish }: { wish: PeopleWish }) {
  const t = useTexts(texts);
  const shared = useShared();
  const roles = [{ value: '', label: t('list.all') }, ...ROLES.map((value) => ({ value, label: t(`role.${value}`) }))];
  const states = [{ value: '', label: t('list.all') }, ...STATUSES.map((value) => ({ value, label: t(`person.state.${value}`) }))];
  return (
    <Form action="/admin/persone/cerca" class="th-admin-filters">
      <TextInput name="testo" type="search" label={t('people.search')} value={wish.text} autocomplete="off" maxLength={100} />
      <Select name="ruolo" label={t('people.role')} value={wish.role ?? ''} options={roles} />
      <Select name="stato" label={t('list.state')} value={wish.status ?? ''} options={states} />
      <Button look="secondary">{shared('form.search')}</Button>
    </Form>
  );
}

/** The pages of a search go by form too: what was searched for never stands in an address. */
function SearchedPages({ people, wish }: { people: Page<DirectoryPerson>; wish: PeopleWish }) {
  const t = useShared();
  const { page, pages } = people;
  const button = (to: number, label: string) => (
    <Button look="secondary" name="pagina" value={String(to)}>
      {label}
    </Button>
  );
  if (pages <= 1) return null;
  return (
    <Form action="/admin/persone/cerca" label={t('pagination.label')}>
      <input type="hidden" name="testo" value={wish.text} />
      <input type="hidden" name="ruolo" value={wish.role ?? ''} />
      <input type="hidden" name="stato" value={wish.status ?? ''} />
      {page > 1 ? button(page - 1, t('pagination.previous')) : null} {page < pages ? button(page + 1, t('pagination.next')) : null}
    </Form>
  );
}

function Hats({ hats }: { hats: readonly DirectoryHat[] }) {
  const t = useTexts(texts);
  if (hats.length === 0) return <>{t('people.no-role')}</>;
  const names = hats.map(({ role, organisation }) => (organisation ? `${t(`role.${role}`)} (${organisation})` : t(`role.${role}`)));
  return <>{names.join(', ')}</>;
}
