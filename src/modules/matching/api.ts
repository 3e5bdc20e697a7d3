export { type FittingProfile, type OfferedProfile, profilesForAd } from './engine/profiles-for-ad.ts';
export { LiveIndex, liveIndex } from './store/live-index.ts';
