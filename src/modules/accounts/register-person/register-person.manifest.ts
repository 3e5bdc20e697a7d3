import type { ModulePart } from '../module-part.ts';

export const registerPersonPart: ModulePart = { routes: [] };
