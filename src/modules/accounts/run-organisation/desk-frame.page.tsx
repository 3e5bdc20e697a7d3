import type { ComponentChildren } from 'preact';
import { ErrorSummary } from '../../../design/forms/error-summary.tsx';
import { useShared, useTexts } from '../../../design/layout/page-context.ts';
import { hasSharedKey } from '../../../design/shared-keys.ts';
import type { FieldError } from '../../../platform/http/forms.ts';
import type { Translate } from '../../../platform/i18n/catalogue.ts';
import { texts } from '../texts.ts';

/** What is wrong, by field, in the page's language. */
export function useDeskErrors(errors: readonly FieldError[]) {
  const t = useTexts(texts) as Translate;
  const shared = useShared();
  const text = ({ message }: FieldError): string => (hasSharedKey(message) ? shared(message) : t(message));
  return { text, of: (field: string) => errors.filter((error) => error.field === field).map(text)[0] };
}

interface DeskProps {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly errors?: readonly FieldError[];
  /** Lists use the whole width; forms keep short lines. */
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

/** A page of somebody who works for an organisation: errors first, one heading, then the matter. */
export function Desk({ title, lead, errors = [], wide = false, children }: DeskProps) {
  const { text } = useDeskErrors(errors);
  const inside = (
    <>
      <ErrorSummary errors={errors} text={text} />
      <h1>{title}</h1>
      {lead ? <p class="lead">{lead}</p> : null}
      {children}
    </>
  );
  return <div class="container-xxl th-page">{wide ? inside : <div class="th-narrow">{inside}</div>}</div>;
}
