/**
 * Enter in a field presses the first button of a form. This one comes first where another visible button would, and is not seen, not
 * reached with Tab and not read aloud: it only decides what Enter does.
 */
export function DefaultButton({ name, value }: { name?: string; value?: string }) {
  return <button type="submit" class="visually-hidden" name={name} value={value} tabIndex={-1} aria-hidden="true" />;
}
