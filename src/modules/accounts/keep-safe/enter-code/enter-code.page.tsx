import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { TextInput } from '../../../../design/forms/inputs.tsx';
import { useTexts } from '../../../../design/layout/page-context.ts';
import { PasskeyForm } from '../../content/passkey-form.tsx';
import type { Factors } from '../../store/factors/factors-of.ts';
import { texts } from '../../texts.ts';
import { Frame, type SafeError, useErrors } from '../frame.page.tsx';

interface Props {
  factors: Factors;
  passkeys: boolean;
  /** Where to go afterwards; empty for the person's own page. */
  back: string;
  errors: readonly SafeError[];
}

/** The second step of a sign-in: a code of the app or of the printed list, or a passkey. */
export function EnterCodeBody({ factors, passkeys, back, errors }: Props) {
  const t = useTexts(texts);
  const { of } = useErrors(errors);
  const from = back ? <input type="hidden" name="da" value={back} /> : null;
  const passkey =
    factors.passkeys > 0 ? (
      <PasskeyForm
        action="/accedi/codice/chiave"
        options="/accedi/codice/chiave.json"
        act="get"
        button={t('safe.code.passkey')}
        look={factors.app ? 'secondary' : 'primary'}
        possible={passkeys}
      >
        {from}
      </PasskeyForm>
    ) : null;
  return (
    <Frame title={t('safe.code.title')} errors={errors}>
      <p class="lead">{t(factors.app ? 'safe.code.lead-app' : 'safe.code.lead-passkey')}</p>
      {factors.app ? null : passkey}
      <Form action="/accedi/codice">
        {from}
        <TextInput
          name="codice"
          label={t(factors.app ? 'safe.code.label' : 'safe.code.label-recovery')}
          hint={t(factors.app ? 'safe.code.hint' : 'safe.code.hint-recovery')}
          autocomplete="one-time-code"
          maxLength={20}
          error={of('codice')}
        />
        <Button>{t('safe.code.send')}</Button>
      </Form>
      {factors.app ? passkey : null}
      <section class="th-group">
        <h2 class="h4">{t('safe.code.lost')}</h2>
        <p>{t('safe.code.lost-text')}</p>
        <Form action="/esci">
          <Button look="secondary">{t('safe.code.leave')}</Button>
        </Form>
      </section>
    </Frame>
  );
}
