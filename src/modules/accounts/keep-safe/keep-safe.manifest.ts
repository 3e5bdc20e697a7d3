import type { ModulePart } from '../module-part.ts';

export const keepSafePart: ModulePart = { routes: [] };
