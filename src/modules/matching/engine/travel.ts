import type { LatLon } from '../../../kernel/geo.ts';
import type { TravelLimit, TravelMode } from './types.ts';

/**
 * The port between minutes and kilometres. The engine filters and ranks by straight-line kilometres; this says how many a person can
 * cover. A router would answer per starting place (the circle that its isochrone fills) from tables it prepared: calls are synchronous.
 */
export interface Travel {
  /** Straight-line kilometres within the limit; never fewer for more minutes. */
  reachKm(limit: TravelLimit, from: LatLon): number;
  /** Estimated minutes, one way, for straight-line kilometres. */
  minutes(km: number, mode: TravelMode, from: LatLon): number;
}

/**
 * Road kilometres per straight-line kilometre. Road networks of Western Europe lie around 1.2 to 1.4 ("route factor", "circuity");
 * the middle is our assumption, not measured in Lombardy.
 */
const DETOUR = 1.3;

/**
 * Speed on the way (km/h) and minutes that are spent before and after it. On foot and by bicycle: the default speeds of the OSRM
 * routing profiles (`walking_speed` 5, `default_speed` 15). By car and by public transport: our planning assumptions for trips between
 * towns with traffic, parking, walking to the stop and waiting; no timetable is consulted, so they are told as "about".
 */
const PACE: Readonly<Record<TravelMode, { readonly kmh: number; readonly besides: number }>> = {
  foot: { kmh: 5, besides: 0 },
  bicycle: { kmh: 15, besides: 0 },
  public_transport: { kmh: 25, besides: 10 },
  car: { kmh: 50, besides: 5 },
};

/** The default: the straight line, longer by a detour, at one speed per way to travel. The same from everywhere. */
export const straightLine: Travel = {
  reachKm({ mode, minutes }) {
    const { kmh, besides } = PACE[mode];
    return (Math.max(0, minutes - besides) / 60) * (kmh / DETOUR);
  },
  minutes(km, mode) {
    const { kmh, besides } = PACE[mode];
    return besides + ((km * DETOUR) / kmh) * 60;
  },
};
