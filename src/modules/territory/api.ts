export type { Gazetteer, Location, Place, PlaceHint, Province } from './domain/place.ts';
export { type MapPoint, projectLombardy } from './domain/project-lombardy.ts';
export { gazetteer } from './store/live-gazetteer.ts';
