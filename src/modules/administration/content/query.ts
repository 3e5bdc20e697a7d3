import { z } from 'zod';

/** `?pagina=3`; anything else is the first page. */
export const pageNumber = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number)
  .catch(1);

/** One of these words, or null for all. */
export function oneOf<const T extends readonly string[]>(words: T): z.ZodType<T[number] | null> {
  return z
    .string()
    .transform((text): T[number] | null => (words.includes(text) ? (text as T[number]) : null))
    .catch(null) as unknown as z.ZodType<T[number] | null>;
}

/** Free text of a filter, never about a person. */
export const shortText = z.string().max(100).catch('');

/** The opaque id of a person or an organisation, as addresses have it. */
export const opaqueId = z.object({ id: z.string().regex(/^[\w-]{22}$/) });

/** `?esito=…` needs no schema; this is for numbers in addresses. */
export const numericId = z.object({
  id: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
});
