import type { Platform } from '../../../platform/platform.ts';
import type { Place } from '../domain/place.ts';
import { gazetteer } from '../store/live-gazetteer.ts';

export type FoundPlace = Omit<Place, 'provinceName' | 'capital' | 'population'>;

/** The comuni that fit, best first; none for an empty text. */
export async function findPlaces(platform: Platform, { q, limit }: { q: string; limit: number }): Promise<{ items: FoundPlace[] }> {
  const places = (await gazetteer(platform)).search(q, limit);
  return { items: places.map(({ istat, name, province, region, lat, lon, caps }) => ({ istat, name, province, region, lat, lon, caps })) };
}
