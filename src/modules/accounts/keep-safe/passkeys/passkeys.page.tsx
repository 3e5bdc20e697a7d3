import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { TextInput } from '../../../../design/forms/inputs.tsx';
import { usePage, useTexts } from '../../../../design/layout/page-context.ts';
import { formatDay } from '../../../../platform/i18n/format.ts';
import { PasskeyForm } from '../../content/passkey-form.tsx';
import { texts } from '../../texts.ts';
import { Frame, type SafeError, useErrors } from '../frame.page.tsx';

export interface ShownPasskey {
  readonly id: number;
  readonly name: string;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
}

interface Props {
  keys: readonly ShownPasskey[];
  /** False while the sign-in is not complete: a key can be added, not changed. */
  complete: boolean;
  possible: boolean;
  errors: readonly SafeError[];
}

export function PasskeysBody({ keys, complete, possible, errors }: Props) {
  const t = useTexts(texts);
  const { of } = useErrors(errors);
  return (
    <Frame title={t('safe.passkeys.title')} errors={errors}>
      <p class="lead">{t('safe.passkeys.lead')}</p>
      {complete && keys.length > 0 ? (
        <ul class="th-plain-list th-stack">
          {keys.map((key) => (
            <OnePasskey passkey={key} error={of(`nome-${key.id}`)} />
          ))}
        </ul>
      ) : null}
      <section class="th-group">
        <h2 class="h4">{t('safe.passkeys.add')}</h2>
        <PasskeyForm
          action="/area/sicurezza/chiavi"
          options="/area/sicurezza/chiavi/nuova.json"
          act="create"
          button={t('safe.passkeys.add-button')}
          possible={possible}
        >
          <TextInput
            name="nome"
            label={t('safe.passkeys.name')}
            hint={t('safe.passkeys.name-hint')}
            maxLength={60}
            error={of('nome')}
            optional
          />
        </PasskeyForm>
      </section>
    </Frame>
  );
}

function OnePasskey({ passkey, error }: { passkey: ShownPasskey; error: string | undefined }) {
  const t = useTexts(texts);
  const { now, locale } = usePage();
  const { id, name, created_at, last_used_at } = passkey;
  const used = last_used_at ? t('safe.passkeys.used', { when: formatDay(last_used_at, now, locale) }) : t('safe.passkeys.unused');
  return (
    <li class="th-card">
      <h2 class="h5">{name}</h2>
      <p>
        {t('safe.passkeys.made', { when: formatDay(created_at, now, locale) })} {used}
      </p>
      <Form action="/area/sicurezza/chiavi/rinomina">
        <input type="hidden" name="chiave" value={id} />
        <TextInput name={`nome-${id}`} label={t('safe.passkeys.rename', { name })} value={name} maxLength={60} error={error} />
        <Button look="secondary">{t('safe.passkeys.rename-button')}</Button>
      </Form>
      <Form action="/area/sicurezza/chiavi/togli" label={t('safe.passkeys.remove', { name })}>
        <input type="hidden" name="chiave" value={id} />
        <button type="submit" class="btn btn-link">
          {t('safe.passkeys.remove', { name })}
        </button>
      </Form>
    </li>
  );
}
