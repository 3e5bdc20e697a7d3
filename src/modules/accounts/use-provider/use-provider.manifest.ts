import type { ModulePart } from '../module-part.ts';

export const useProviderPart: ModulePart = { routes: [] };
