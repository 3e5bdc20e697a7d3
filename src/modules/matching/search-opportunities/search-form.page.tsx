import { Button } from '../../../design/forms/button.tsx';
import { Select, TextInput } from '../../../design/forms/inputs.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import { RADII_KM } from '../domain/search-request.ts';
import { texts } from '../texts.ts';
import type { SearchView } from './search-view.ts';

/** Filters further down belong to this form by its id: one form, nothing typed is lost. */
export const FORM_ID = 'search';

/** On a phone, whoever has searched sees results first: the form waits behind what was asked. Open on a wide screen (see _search.scss). */
export function SearchForm({ view }: { view: SearchView }) {
  const t = useTexts(texts);
  const { request, unknownPlace, nearText } = view;
  const asked = [request.q, nearText && t('search.asked.near', { place: nearText, km: request.radius_km })].filter((part) => part !== '');
  return (
    <search>
      <details class="th-search-fold" open={asked.length === 0 || unknownPlace !== null}>
        <summary>
          <span class="th-asked">{asked.length > 0 ? asked.join(', ') : t('search.form')}</span>
          <span class="th-change">{t('search.change')}</span>
        </summary>
        <Fields view={view} />
      </details>
      {unknownPlace ? <PlaceSuggestions {...unknownPlace} /> : null}
    </search>
  );
}

function Fields({ view }: { view: SearchView }) {
  const t = useTexts(texts);
  const page = usePage();
  const { request, unknownPlace } = view;
  const problem = unknownPlace ? t('search.place.unknown', { place: unknownPlace.typed }) : undefined;
  const radii = [...new Set([...RADII_KM, request.radius_km])].sort((a, b) => a - b);
  return (
    <form id={FORM_ID} class="th-search-bar" method="get" action={page.href('/opportunita')} aria-label={t('search.form')}>
      <TextInput name="q" type="search" label={t('search.what')} value={request.q} maxLength={200} complete="words" />
      <TextInput name="near" label={t('search.where')} value={view.nearText} error={problem} maxLength={100} complete="places" />
      <Select
        name="radius_km"
        label={t('search.radius')}
        value={String(request.radius_km)}
        options={radii.map((km) => ({ value: String(km), label: t('search.km', { km }) }))}
      />
      {request.occupation ? <input type="hidden" name="occupation" value={request.occupation} /> : null}
      {request.sort === 'relevance' ? null : <input type="hidden" name="sort" value={request.sort} />}
      {request.exact ? <input type="hidden" name="esatto" value="1" /> : null}
      {request.plain ? <input type="hidden" name="solo_parole" value="1" /> : null}
      {view.map ? <input type="hidden" name="vista" value="mappa" /> : null}
      <Button>{t('search.button')}</Button>
    </form>
  );
}

function PlaceSuggestions({ suggestions }: NonNullable<SearchView['unknownPlace']>) {
  const t = useTexts(texts);
  const page = usePage();
  return (
    <p class="th-suggestions">
      {suggestions.length > 0 ? `${t('search.place.meant')} ` : null}
      {suggestions.map(({ label, path }, index) => (
        <>
          {index > 0 ? ', ' : null}
          <a href={page.href(path)}>{label}</a>
        </>
      ))}
      {suggestions.length > 0 ? '? ' : null}
      {t('search.place.without')}
    </p>
  );
}
