import { TextInput } from '../../../design/forms/inputs.tsx';
import { PasswordInput } from '../../../design/forms/password-input.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import { texts } from '../texts.ts';

/** What a new account needs of the person, as typed. The password is never shown again. */
export interface TypedAccount {
  readonly nome: string;
  readonly cognome: string;
  readonly email: string;
  readonly accetto: boolean;
}

interface Props {
  readonly typed: TypedAccount;
  readonly errorOf: (field: string) => string | undefined;
  /** Least characters of a password; null when somebody else vouches for the person. */
  readonly minPassword: number | null;
  /** The address is known and stays as it is. */
  readonly fixedEmail?: boolean;
}

/** Names, address, password, and the yes to the terms. */
export function AccountFields({ typed, errorOf, minPassword, fixedEmail = false }: Props) {
  const t = useTexts(texts);
  return (
    <>
      <TextInput
        name="nome"
        label={t('account-form.given')}
        hint={t('account-form.given.hint')}
        value={typed.nome}
        autocomplete="given-name"
        error={errorOf('nome')}
      />
      <TextInput
        name="cognome"
        label={t('account-form.family')}
        value={typed.cognome}
        autocomplete="family-name"
        error={errorOf('cognome')}
      />
      {fixedEmail ? (
        <input type="text" name="username" value={typed.email} autocomplete="username" readOnly hidden />
      ) : (
        <TextInput
          name="email"
          type="email"
          label={t('sign-in.email')}
          hint={t('account-form.email.hint')}
          value={typed.email}
          autocomplete="username"
          error={errorOf('email')}
        />
      )}
      {minPassword === null ? null : (
        <PasswordInput
          name="password"
          label={t('account-form.password')}
          hint={t('password.hint', { min: minPassword })}
          autocomplete="new-password"
          error={errorOf('password')}
        />
      )}
      <Terms checked={typed.accetto} error={errorOf('accetto')} />
    </>
  );
}

function Terms({ checked, error }: { checked: boolean; error: string | undefined }) {
  const t = useTexts(texts);
  const { href } = usePage();
  return (
    <div class={error ? 'th-field th-field-wrong' : 'th-field'}>
      {error ? (
        <p class="th-error" id="accetto-error">
          {error}
        </p>
      ) : null}
      <div class="form-check">
        <input
          type="checkbox"
          class="form-check-input"
          id="accetto"
          name="accetto"
          value="1"
          checked={checked}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={error ? 'accetto-error' : 'accetto-hint'}
        />
        <label class="form-check-label" for="accetto">
          {t('account-form.terms')}
        </label>
        <p class="form-text" id="accetto-hint">
          <a href={href('/privacy')}>{t('account-form.terms.privacy')}</a> ·{' '}
          <a href={href('/note-legali')}>{t('account-form.terms.legal')}</a>
        </p>
      </div>
    </div>
  );
}
