import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import { texts } from '../texts.ts';
import type { SearchView } from './search-view.ts';

/** How the search was understood, and what else could be meant: each with the link that changes it. */
export function SearchNotes({ view }: { view: SearchView }) {
  const t = useTexts(texts);
  const page = usePage();
  const { didYouMean, synonyms, withSynonyms, placeRead, placeOffered } = view;
  return (
    <div class="th-notes">
      {didYouMean ? (
        <p class="th-mean">
          {t('search.mean')} <a href={page.href(didYouMean.path)}>{didYouMean.label}</a>?
        </p>
      ) : null}
      {placeRead ? (
        <p class="th-quiet">
          {t('search.place.read', { word: placeRead.label })}{' '}
          <a href={page.href(placeRead.path)}>{t('search.place.asWord', { word: placeRead.label })}</a>
        </p>
      ) : null}
      {placeOffered ? (
        <p>
          {t('search.place.perhaps')} <a href={page.href(placeOffered.path)}>{placeOffered.label}</a>?
        </p>
      ) : null}
      {view.relaxed ? <p>{t('search.relaxed')}</p> : null}
      <WiderRadius view={view} />
      {synonyms ? (
        <details class="th-quiet th-also">
          <summary>{t('search.synonyms.some')}</summary>
          <p>
            {t('search.synonyms', { words: synonyms.words.join(', ') })} <a href={page.href(synonyms.path)}>{t('search.synonyms.off')}</a>
          </p>
        </details>
      ) : null}
      {withSynonyms ? (
        <p class="th-quiet">
          <a href={page.href(withSynonyms)}>{t('search.synonyms.on')}</a>
        </p>
      ) : null}
    </div>
  );
}

/** "Nessun risultato entro 10 km: 14 entro 20 km". */
function WiderRadius({ view }: { view: SearchView }) {
  const t = useTexts(texts);
  const page = usePage();
  if (view.wider.length === 0) return null;
  const km = view.request.radius_km;
  return (
    <p class="th-wider">
      {view.total === 0 ? t('search.wider.none', { km }) : t('search.wider.few', { n: view.total, km })}{' '}
      {view.wider.map((wider, index) => (
        <>
          {index > 0 ? ' · ' : null}
          <a href={page.href(wider.path)}>{t('search.wider.link', { n: wider.total, km: wider.radiusKm })}</a>
        </>
      ))}
    </p>
  );
}
