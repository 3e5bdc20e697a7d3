import type { ModulePart } from '../module-part.ts';

export const runOrganisationPart: ModulePart = { routes: [] };
