import { useShared, useTexts } from '../../../design/layout/page-context.ts';
import { hasSharedKey } from '../../../design/shared-keys.ts';
import type { FieldError } from '../../../platform/http/forms.ts';
import { hasKey } from '../../../platform/i18n/catalogue.ts';
import it from '../locales/it.json' with { type: 'json' };
import { texts } from '../texts.ts';

/** The sentence of a form error: a key of this module, or one that all modules share. */
export function useErrorText(): (error: FieldError) => string {
  const t = useTexts(texts);
  const shared = useShared();
  return ({ message }) => (hasKey(it, message) ? t(message) : hasSharedKey(message) ? shared(message) : message);
}
