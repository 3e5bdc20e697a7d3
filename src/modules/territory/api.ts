export type { Gazetteer, Location, Place, PlaceHint, Province } from './domain/place.ts';
export { LOMBARDY_MAP, type MapPoint, projectLombardy } from './domain/project-lombardy.ts';
export { gazetteer } from './store/live-gazetteer.ts';
