import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { TextInput } from '../../../../design/forms/inputs.tsx';
import { PasswordInput } from '../../../../design/forms/password-input.tsx';
import { useTexts } from '../../../../design/layout/page-context.ts';
import { PasskeyForm } from '../../content/passkey-form.tsx';
import type { Factors } from '../../store/factors/factors-of.ts';
import { texts } from '../../texts.ts';
import { Frame, type SafeError, useErrors } from '../frame.page.tsx';

interface Props {
  factors: Factors;
  /** Where to go afterwards. */
  back: string;
  possible: boolean;
  errors: readonly SafeError[];
}

/** "Is it still you?": with the password, a code or a passkey, whatever the person has. Who has none of them signs in again. */
export function ProveAgainBody({ factors, back, possible, errors }: Props) {
  const t = useTexts(texts);
  const { of } = useErrors(errors);
  const nothing = !factors.password && !factors.app && factors.passkeys === 0;
  return (
    <Frame title={t('safe.again.title')} errors={errors}>
      <p class="lead">{t('safe.again.lead')}</p>
      {factors.passkeys > 0 ? (
        <PasskeyForm
          action="/area/conferma-identita/chiave"
          options="/area/conferma-identita/chiave.json"
          act="get"
          button={t('safe.code.passkey')}
          look="secondary"
          possible={possible}
        >
          <input type="hidden" name="da" value={back} />
        </PasskeyForm>
      ) : null}
      {factors.app || factors.password ? (
        <Form action="/area/conferma-identita">
          <input type="hidden" name="da" value={back} />
          {factors.app ? (
            <TextInput
              name="codice"
              label={t('safe.code.label')}
              hint={factors.password ? t('safe.again.either') : undefined}
              autocomplete="one-time-code"
              inputMode="numeric"
              maxLength={10}
              error={of('codice')}
            />
          ) : null}
          {factors.password ? (
            <PasswordInput name="password" label={t('safe.again.password')} autocomplete="current-password" error={of('password')} />
          ) : null}
          <Button>{t('safe.again.send')}</Button>
        </Form>
      ) : null}
      {nothing ? (
        <Form action="/esci">
          <p>{t('safe.again.nothing')}</p>
          <Button>{t('safe.again.leave')}</Button>
        </Form>
      ) : null}
    </Frame>
  );
}
