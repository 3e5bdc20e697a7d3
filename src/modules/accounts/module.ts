import type { ModuleManifest } from '../../platform/module/manifest.ts';
import { signOutRoute } from './sign-out/sign-out.route.ts';
import { tables } from './tables.manifest.ts';
import { texts } from './texts.ts';

export const accounts: ModuleManifest = {
  name: 'accounts',
  dependsOn: [],
  texts,
  tables,
  routes: [signOutRoute],
};
