import type { ComponentChildren } from 'preact';
import { useShared } from '../layout/page-context.ts';

export interface FieldProps {
  /** Form field name; also the element's id, so that the error summary can link to it. */
  name: string;
  label: string;
  hint?: string | undefined;
  /** What is wrong, already in the page's language. */
  error?: string | undefined;
  optional?: boolean;
}

/** The ids that describe a control, for aria-describedby. */
export function describedBy({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>): string | undefined {
  const ids = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** Label above, hint, error, control: always in this order, for every single-line control. */
export function FieldFrame({ name, label, hint, error, optional, children }: FieldProps & { children: ComponentChildren }) {
  const t = useShared();
  return (
    <div class={error ? 'th-field th-field-wrong' : 'th-field'}>
      <label class="th-label" for={name}>
        {label}
        {optional ? <span class="th-optional"> ({t('form.optional')})</span> : null}
      </label>
      <Hint name={name} hint={hint} />
      <ErrorText name={name} error={error} />
      {children}
    </div>
  );
}

export function Hint({ name, hint }: Pick<FieldProps, 'name' | 'hint'>) {
  return hint ? (
    <p class="form-text" id={`${name}-hint`}>
      {hint}
    </p>
  ) : null;
}

export function ErrorText({ name, error }: Pick<FieldProps, 'name' | 'error'>) {
  return error ? (
    <p class="th-error" id={`${name}-error`}>
      {error}
    </p>
  ) : null;
}
