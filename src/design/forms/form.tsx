import type { ComponentChildren } from 'preact';
import { CSRF_FIELD } from '../../platform/http/session/csrf.ts';
import { usePage } from '../layout/page-context.ts';

interface FormProps {
  /** Path without language prefix. */
  action: string;
  class?: string;
  id?: string;
  label?: string;
  /** The form carries a file. */
  withFile?: boolean;
  children: ComponentChildren;
}

/** A form that does something: POST, with the token that proves it is ours. Browsers' own checks are off: ours speak better. */
export function Form({ action, children, label, withFile, ...rest }: FormProps) {
  const page = usePage();
  return (
    <form
      method="post"
      action={page.href(action)}
      encType={withFile ? 'multipart/form-data' : undefined}
      noValidate
      aria-label={label}
      {...rest}
    >
      <input type="hidden" name={CSRF_FIELD} value={page.csrfToken} />
      {children}
    </form>
  );
}
