import { hasKey } from '../platform/i18n/catalogue.ts';
import it from './locales/it.json' with { type: 'json' };
import type { SharedKey } from './shared-texts.ts';

/** Whether a key made from data (`notice.<name>`, `error.<code>`) has a text. */
export function hasSharedKey(key: string): key is SharedKey {
  return hasKey(it, key);
}
