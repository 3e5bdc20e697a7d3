import { useShared, useTexts } from '../../../design/layout/page-context.ts';
import { hasSharedKey } from '../../../design/shared-keys.ts';
import type { FieldError } from '../../../platform/http/forms.ts';
import { texts } from '../texts.ts';

type TextKey = Parameters<ReturnType<typeof texts>>[0];

/** The sentences of a form's errors, in the language of the page: shared ones, else the module's own. */
export function useErrorText(errors: readonly FieldError[]) {
  const t = useTexts(texts);
  const shared = useShared();
  const text = ({ message }: FieldError): string => (hasSharedKey(message) ? shared(message) : t(message as TextKey));
  return { text, errorOf: (field: string) => errors.filter((error) => error.field === field).map(text)[0] };
}
