import type { FieldError } from '../../platform/http/forms.ts';
import { useShared } from '../layout/page-context.ts';

/** The browser itself moves the focus here when the page opens, without a script: whoever cannot see the top of the page hears it. */
const FOCUS = { autofocus: true } as const;

interface SummaryProps {
  errors: readonly FieldError[];
  text: (error: FieldError) => string;
  /** False only where it is shown as a sample. */
  focused?: boolean;
}

/** First thing on a page whose form was refused: how many errors, each a link to its field. Focus goes here. */
export function ErrorSummary({ errors, text, focused = true }: SummaryProps) {
  const t = useShared();
  if (errors.length === 0) return null;
  return (
    <div class="alert alert-danger th-error-summary" role="alert" tabIndex={-1} id="errors" {...(focused ? FOCUS : {})}>
      <h2 class="h5">{t('form.errors', { n: errors.length })}</h2>
      <ul>
        {errors.map((error) => (
          <li>
            <a href={`#${error.field}`}>{text(error)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
