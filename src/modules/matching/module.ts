import type { ModuleManifest } from '../../platform/module/manifest.ts';
import { texts } from './texts.ts';

export const matching: ModuleManifest = {
  name: 'matching',
  dependsOn: ['territory', 'taxonomy', 'opportunities'],
  texts,
  tables: [],
  routes: [],
  navigation: [{ text: 'search.nav', path: '/opportunita', order: 10, place: 'main' }],
};
