import type { ModuleManifest } from '../../platform/module/manifest.ts';
import { texts } from './texts.ts';

export const opportunities: ModuleManifest = {
  name: 'opportunities',
  dependsOn: ['territory', 'taxonomy'],
  texts,
  tables: [],
  routes: [],
};
