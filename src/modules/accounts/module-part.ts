import type { ModuleManifest } from '../../platform/module/manifest.ts';

/** What one area of the module adds to its manifest. */
export type ModulePart = Pick<ModuleManifest, 'routes' | 'jobs' | 'permissions' | 'publishes' | 'subscribes' | 'commands' | 'navigation'>;
