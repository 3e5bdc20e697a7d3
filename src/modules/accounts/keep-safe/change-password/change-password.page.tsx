import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { PasswordInput } from '../../../../design/forms/password-input.tsx';
import { useTexts } from '../../../../design/layout/page-context.ts';
import { texts } from '../../texts.ts';
import { Frame, type SafeError, useErrors } from '../frame.page.tsx';

interface Props {
  /** The person has a password already, which is asked for. */
  has: boolean;
  email: string;
  /** Shortest length that is accepted from this person. */
  min: number;
  errors: readonly SafeError[];
}

/** What was typed into the fields of a password never comes back. */
export function ChangePasswordBody({ has, email, min, errors }: Props) {
  const t = useTexts(texts);
  const { of } = useErrors(errors);
  return (
    <Frame title={t(has ? 'safe.password.title' : 'safe.password.title-new')} errors={errors}>
      <p class="lead">{t('safe.password.lead')}</p>
      <Form action="/area/account/password">
        {/* So that a password manager knows whose password it is. */}
        <input type="text" name="username" value={email} autocomplete="username" hidden readOnly />
        {has ? (
          <PasswordInput name="attuale" label={t('safe.password.current')} autocomplete="current-password" error={of('attuale')} />
        ) : null}
        <PasswordInput
          name="nuova"
          label={t('safe.password.new')}
          hint={t('password.hint', { min })}
          autocomplete="new-password"
          error={of('nuova')}
        />
        <Button>{t('safe.password.save')}</Button>
      </Form>
    </Frame>
  );
}
