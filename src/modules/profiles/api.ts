export { type Profile, profileOf, saveProfile } from './store/profiles.ts';
