import { usePage, useTexts } from '../../../../design/layout/page-context.ts';
import { PasskeyForm } from '../../content/passkey-form.tsx';
import { texts } from '../../texts.ts';
import { Frame, type SafeError } from '../frame.page.tsx';

/** Sign in with a passkey alone: it is something one has, opened by something one is or knows. */
export function EnterPasskeyBody({ possible, errors }: { possible: boolean; errors: readonly SafeError[] }) {
  const t = useTexts(texts);
  const page = usePage();
  return (
    <Frame title={t('safe.enter.title')} errors={errors}>
      <p class="lead">{t('safe.enter.lead')}</p>
      <PasskeyForm action="/accedi/chiave" options="/accedi/chiave.json" act="get" button={t('safe.enter.button')} possible={possible} />
      <p>
        <a href={page.href('/accedi')}>{t('safe.enter.other')}</a>
      </p>
    </Frame>
  );
}
