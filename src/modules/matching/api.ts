export { LiveIndex, liveIndex } from './store/live-index.ts';
