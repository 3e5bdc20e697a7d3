import { z } from 'zod';

export const PAGE = 10;
export const MOST_SHOWN = 100;

/** `?mostra=40`: how many matches to show. Anything else than a number of ours shows the first page. */
export const howMany = z.object({ mostra: z.coerce.number().int().min(PAGE).max(MOST_SHOWN).catch(PAGE) });
