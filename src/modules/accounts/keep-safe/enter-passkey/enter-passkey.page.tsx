import { usePage, useTexts } from '../../../../design/layout/page-context.ts';
import { PasskeyForm } from '../../content/passkey-form.tsx';
import { texts } from '../../texts.ts';
import { Frame, type SafeError } from '../frame.page.tsx';

/** Sign in with a passkey alone: it is something one has, opened by something one is or knows. */
export function EnterPasskeyBody({ possible, back, errors }: { possible: boolean; back: string; errors: readonly SafeError[] }) {
  const t = useTexts(texts);
  const page = usePage();
  return (
    <Frame title={t('safe.enter.title')} errors={errors}>
      <p class="lead">{t('safe.enter.lead')}</p>
      <PasskeyForm action="/accedi/chiave" options="/accedi/chiave.json" act="get" button={t('safe.enter.button')} possible={possible}>
        {back ? <input type="hidden" name="da" value={back} /> : null}
        <div class="form-check">
          <input type="checkbox" class="form-check-input" id="stay" name="stay" value="1" aria-describedby="stay-hint" />
          <label class="form-check-label" for="stay">
            {t('sign-in.stay')}
          </label>
          <p class="form-text" id="stay-hint">
            {t('sign-in.stay.hint')}
          </p>
        </div>
      </PasskeyForm>
      <p>
        <a href={page.href('/accedi')}>{t('safe.enter.other')}</a>
      </p>
    </Frame>
  );
}
