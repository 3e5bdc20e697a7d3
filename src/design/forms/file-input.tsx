import { describedBy, FieldFrame, type FieldProps } from './field.tsx';

/** One file from the person's device, with the browser's own control. `accept` helps to choose; the server decides by the content. */
export function FileInput(props: FieldProps & { accept: string }) {
  const { name, accept, error } = props;
  return (
    <FieldFrame {...props}>
      <input
        class="form-control"
        id={name}
        name={name}
        type="file"
        accept={accept}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(props)}
      />
    </FieldFrame>
  );
}
