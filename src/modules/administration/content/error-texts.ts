import { useShared, useTexts } from '../../../design/layout/page-context.ts';
import { hasSharedKey } from '../../../design/shared-keys.ts';
import type { FieldError } from '../../../platform/http/forms.ts';
import type { Translate } from '../../../platform/i18n/catalogue.ts';
import { texts } from '../texts.ts';

/** What is wrong, field by field, in the page's language. */
export function useErrorTexts(errors: readonly FieldError[]): {
  text: (error: FieldError) => string;
  errorOf: (field: string) => string | undefined;
} {
  const t = useTexts(texts) as Translate;
  const shared = useShared();
  const text = ({ message }: FieldError) => (hasSharedKey(message) ? shared(message) : t(message));
  return { text, errorOf: (field) => errors.filter((error) => error.field === field).map(text)[0] };
}
