import { content } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import { gazetteer, LOMBARDY_MAP, type Place, projectLombardy } from '../../territory/api.ts';

const LOMBARDY = '03';
const DAY_SECONDS = 86_400;

/** The background of maps: a dot for each comune of Lombardy draws its shape, without any tile of third parties. */
export const drawMapRoute = get({
  path: '/mappa/lombardia.svg',
  guard: 'public',
  audit: 'matching.draw-map',
  async handle({ platform }) {
    const places = (await gazetteer(platform)).placesOfRegion(LOMBARDY);
    return content(dotMap(places), 'image/svg+xml; charset=utf-8', { maxAge: DAY_SECONDS });
  },
});

/** One path of zero-length strokes with round ends: a third of the bytes of as many circles. */
function dotMap(places: readonly Place[]): string {
  const dots = places.map((place) => {
    const { x, y } = projectLombardy(place);
    return `M${Math.round(x)} ${Math.round(y)}h0`;
  });
  const { width, height } = LOMBARDY_MAP;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><path d="${dots.join('')}" fill="none" stroke="#7fa9a9" stroke-opacity=".55" stroke-width="11" stroke-linecap="round"/></svg>`;
}
