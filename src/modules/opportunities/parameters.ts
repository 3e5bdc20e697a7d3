import type { Parameter } from '../../platform/settings/parameter.ts';

export const scheduledImports: Parameter<boolean> = {
  name: 'opportunities.scheduled-imports',
  default: true,
  source: null,
  since: '2026-11-01',
  text: 'parameter.scheduled-imports',
  about: 'parameter.scheduled-imports.about',
};
