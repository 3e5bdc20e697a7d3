import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import { LOMBARDY_MAP } from '../../territory/api.ts';
import { texts } from '../texts.ts';
import type { MapView } from './search-map.query.ts';
import { listPath } from './search-view.ts';

/** A drawing for who sees it, the same facts as a list for everybody. */
export function SearchMap({ map }: { map: MapView }) {
  const t = useTexts(texts);
  const page = usePage();
  return (
    <>
      <p>{t('search.map.text')}</p>
      <Drawing map={map} />
      <h3>{t('search.map.list')}</h3>
      <ul class="th-towns">
        {map.places.map(({ label, count, request }) => (
          <li>
            <a href={page.href(listPath(request))}>{label}</a> <span class="th-count">{t('search.count', { n: count })}</span>
          </li>
        ))}
      </ul>
      {map.more > 0 ? <p>{t('search.map.more', { n: map.more })}</p> : null}
      {map.outside > 0 ? <p>{t('search.map.outside', { n: map.outside })}</p> : null}
      {map.nowhere > 0 ? <p>{t('search.map.nowhere', { n: map.nowhere })}</p> : null}
    </>
  );
}

/** Hidden from assistive technology and from the tab key: every link of it is in the list below. */
function Drawing({ map }: { map: MapView }) {
  const t = useTexts(texts);
  const page = usePage();
  const { width, height } = LOMBARDY_MAP;
  return (
    <svg class="th-map" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <image href="/mappa/lombardia.svg" width={width} height={height} />
      {map.places.map(({ label, count, request, circle }) =>
        circle ? (
          <a href={page.href(listPath(request))} tabIndex={-1}>
            <circle cx={circle.x} cy={circle.y} r={circle.r}>
              <title>{`${label}: ${t('search.count', { n: count })}`}</title>
            </circle>
          </a>
        ) : null,
      )}
    </svg>
  );
}
