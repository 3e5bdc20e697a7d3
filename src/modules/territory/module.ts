import type { ModuleManifest } from '../../platform/module/manifest.ts';
import { findPlacesRoute } from './find-places/find-places.route.ts';
import { importPlacesCommand } from './import-places/import-places.command.ts';
import { forgetGazetteer, gazetteer } from './store/live-gazetteer.ts';
import { loadShippedPlaces } from './store/shipped-places.ts';
import { texts } from './texts.ts';

export const territory: ModuleManifest = {
  name: 'territory',
  dependsOn: [],
  texts,
  tables: [{ name: 'territory_region' }, { name: 'territory_province' }, { name: 'territory_place' }],
  routes: [findPlacesRoute],
  commands: [importPlacesCommand],
  async reference(platform, terminal) {
    const loaded = await loadShippedPlaces((work) => platform.database.write(work));
    if (!loaded) return;
    forgetGazetteer(platform);
    terminal.note('Places of Italy: loaded');
  },
  async start(platform) {
    // The first visitor should not wait for the index of names.
    await gazetteer(platform);
    return async () => undefined;
  },
  async ready(platform) {
    const { size } = await gazetteer(platform);
    return [{ part: 'places', ready: size > 0 }];
  },
};
