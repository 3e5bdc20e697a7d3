import { describedBy, FieldFrame, type FieldProps } from './field.tsx';

interface PasswordProps extends FieldProps {
  /** `current-password` to sign in, `new-password` to choose one: what password managers go by. */
  autocomplete: 'current-password' | 'new-password';
}

/** A password: never sent back to the page, and pasting into it is fine. */
export function PasswordInput(props: PasswordProps) {
  const { name, autocomplete, error } = props;
  return (
    <FieldFrame {...props}>
      <input
        class="form-control"
        id={name}
        name={name}
        type="password"
        autocomplete={autocomplete}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(props)}
      />
    </FieldFrame>
  );
}
