import type { ModulePart } from '../module-part.ts';

export const ownDataPart: ModulePart = { routes: [] };
