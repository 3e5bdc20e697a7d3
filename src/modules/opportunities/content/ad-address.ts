import { z } from 'zod';

/** The part of an ad's address after `/opportunita/`: `123-cameriere-di-sala`; the number decides, the words are for people. */
export const adAddress = z.object({
  idslug: z
    .string()
    .regex(/^\d{1,15}(?:-[a-z0-9-]{0,120})?$/)
    .transform((text) => {
      const at = text.indexOf('-');
      return { id: Number(at < 0 ? text : text.slice(0, at)), slug: at < 0 ? '' : text.slice(at + 1) };
    }),
});
export type AdAddress = z.infer<typeof adAddress>;
