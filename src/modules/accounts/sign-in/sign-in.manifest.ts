import type { ModulePart } from '../module-part.ts';

export const signInPart: ModulePart = { routes: [] };
