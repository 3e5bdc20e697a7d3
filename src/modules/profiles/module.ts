import type { ModuleManifest } from '../../platform/module/manifest.ts';
import { areaRoute, OWN_AREA } from './show-area/area.route.tsx';
import { texts } from './texts.ts';

export const profiles: ModuleManifest = {
  name: 'profiles',
  dependsOn: ['accounts'],
  texts,
  tables: [
    {
      name: 'profiles_profile',
      personColumn: 'person_id',
      personal: [{ column: 'answers', why: 'What the person says of themselves, to find what fits them', keptDays: null }],
    },
  ],
  routes: [areaRoute],
  permissions: [{ name: OWN_AREA, about: 'Open the personal page', grants: { youth: 'own', family: 'own' } }],
};
