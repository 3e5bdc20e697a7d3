import type { ComponentChildren } from 'preact';
import { Form } from '../../../design/forms/form.tsx';
import { useTexts } from '../../../design/layout/page-context.ts';
import { texts } from '../texts.ts';

interface Props {
  /** Where the browser's answer is posted, in the field `risposta`. */
  action: string;
  /** Where the question comes from, as JSON. */
  options: string;
  /** `create` makes a passkey, `get` uses one. */
  act: 'create' | 'get';
  button: string;
  look?: 'primary' | 'secondary';
  /** False where the site's address has no host name: passkeys cannot work there. */
  possible: boolean;
  children?: ComponentChildren;
}

const LOOKS = { primary: 'btn btn-primary', secondary: 'btn btn-outline-primary' };

/** A form that a script fills with a passkey's answer. Until the script has found out that the browser can, a sentence stands in its place. */
export function PasskeyForm({ action, options, act, button, look = 'primary', possible, children }: Props) {
  const t = useTexts(texts);
  const island = possible ? { 'data-island': 'passkey', 'data-options': options, 'data-act': act } : {};
  return (
    <div class="th-passkey" {...island}>
      <p data-passkey="missing">{t('safe.passkey.unsupported')}</p>
      <div data-passkey="ready" hidden>
        <Form action={action}>
          <input type="hidden" name="risposta" value="" />
          {children}
          <button type="submit" class={LOOKS[look]}>
            {button}
          </button>
        </Form>
      </div>
      <p class="th-error" role="status" data-passkey="failed" hidden>
        {t('safe.passkey.failed')}
      </p>
    </div>
  );
}
