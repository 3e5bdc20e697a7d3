export { type Gazetteer, type Location, type Place, type PlaceHint, type Province, placeLabel } from './domain/place.ts';
export { LOMBARDY_MAP, type MapPoint, projectLombardy } from './domain/project-lombardy.ts';
export { gazetteer } from './store/live-gazetteer.ts';
