import { Notice } from '../../../design/content/notice.tsx';
import { Button, ButtonLink } from '../../../design/forms/button.tsx';
import { ErrorSummary } from '../../../design/forms/error-summary.tsx';
import { Form } from '../../../design/forms/form.tsx';
import { TextInput } from '../../../design/forms/inputs.tsx';
import { PasswordInput } from '../../../design/forms/password-input.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import type { FieldError } from '../../../platform/http/forms.ts';
import { DemoAccounts } from '../content/demo-accounts.tsx';
import { useErrorText } from '../content/error-text.ts';
import type { DemoDoors } from '../demo/demo-doors.ts';
import type { ProviderButton } from '../provider-buttons.ts';
import { texts } from '../texts.ts';

interface Props {
  readonly typed: { readonly email: string; readonly stay: boolean };
  /** Where to go afterwards; empty for the person's own page. */
  readonly back: string;
  readonly errors: readonly FieldError[];
  /** Set when there were too many tries. */
  readonly waitMinutes: number | null;
  readonly providers: readonly ProviderButton[];
  /** Set in a demonstration. */
  readonly demo: DemoDoors | null;
}

export function SignInBody({ typed, back, errors, waitMinutes, providers, demo }: Props) {
  const t = useTexts(texts);
  const { text, errorOf } = useErrorText(errors);
  const query = back ? `?da=${encodeURIComponent(back)}` : '';
  return (
    <div class="container-xxl th-page">
      <div class="th-narrow">
        <ErrorSummary errors={errors} text={text} />
        <h1>{t('sign-in.title')}</h1>
        {waitMinutes === null ? null : (
          <Notice tone="danger" title={t('sign-in.wait.title')}>
            <p>{t('sign-in.wait.text', { n: waitMinutes })}</p>
          </Notice>
        )}
        <Form action="/accedi">
          {back ? <input type="hidden" name="da" value={back} /> : null}
          <TextInput
            name="email"
            type="email"
            label={t('sign-in.email')}
            autocomplete="username"
            value={typed.email}
            error={errorOf('email')}
          />
          <PasswordInput name="password" label={t('sign-in.password')} autocomplete="current-password" error={errorOf('password')} />
          <div class="form-check">
            <input
              type="checkbox"
              class="form-check-input"
              id="stay"
              name="stay"
              value="1"
              checked={typed.stay}
              aria-describedby="stay-hint"
            />
            <label class="form-check-label" for="stay">
              {t('sign-in.stay')}
            </label>
            <p class="form-text" id="stay-hint">
              {t('sign-in.stay.hint')}
            </p>
          </div>
          <div class="th-actions">
            <Button>{t('sign-in.enter')}</Button>
          </div>
        </Form>
        {demo ? <DemoAccounts doors={demo} /> : null}
        <OtherWays query={query} providers={providers} />
      </div>
    </div>
  );
}

function OtherWays({ query, providers }: { query: string; providers: Props['providers'] }) {
  const t = useTexts(texts);
  const page = usePage();
  return (
    <>
      <h2 class="h4">{t('sign-in.other')}</h2>
      <ul>
        <li>
          <a href={page.href(`/accedi/chiave${query}`)}>{t('safe.enter.title')}</a>
        </li>
        <li>
          <a href={page.href('/accedi/collegamento')}>{t('sign-in.by-link')}</a>
        </li>
        <li>
          <a href={page.href('/password-dimenticata')}>{t('sign-in.forgotten')}</a>
        </li>
        <li>
          <a href={page.href('/registrati')}>{t('sign-in.register')}</a>
        </li>
      </ul>
      {providers.length > 0 ? (
        <div class="th-actions">
          {providers.map(({ label, path }) => (
            <ButtonLink path={`${path}${query}`} look="secondary">
              {label}
            </ButtonLink>
          ))}
        </div>
      ) : null}
    </>
  );
}
