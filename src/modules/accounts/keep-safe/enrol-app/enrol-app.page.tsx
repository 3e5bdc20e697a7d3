import { QrCode } from '../../../../design/content/qr-code.tsx';
import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { TextInput } from '../../../../design/forms/inputs.tsx';
import { useTexts } from '../../../../design/layout/page-context.ts';
import { grouped } from '../../domain/one-time-code.ts';
import { texts } from '../../texts.ts';
import { Frame, type SafeError, useErrors } from '../frame.page.tsx';

interface Props {
  secret: string;
  /** otpauth:// */
  address: string;
  /** The secret as the form carries it: closed with the installation's key, for this session. */
  offer: string;
  errors: readonly SafeError[];
}

/** Three steps on one page: get an app, show it the secret, type the first code. */
export function EnrolAppBody({ secret, address, offer, errors }: Props) {
  const t = useTexts(texts);
  const { of } = useErrors(errors);
  return (
    <Frame title={t('safe.app.title')} errors={errors}>
      <ol class="th-steps">
        <li>
          <p>{t('safe.app.get')}</p>
        </li>
        <li>
          <p>{t('safe.app.scan')}</p>
          <QrCode data={address} label={t('safe.app.qr')} />
          <p>
            <a href={address}>{t('safe.app.open')}</a>
          </p>
          <p>{t('safe.app.by-hand')}</p>
          <p>
            <code class="th-secret">{grouped(secret)}</code>
          </p>
        </li>
        <li>
          <Form action="/area/sicurezza/secondo-fattore/app">
            <input type="hidden" name="offerta" value={offer} />
            <TextInput
              name="codice"
              label={t('safe.app.code')}
              hint={t('safe.code.hint')}
              autocomplete="one-time-code"
              inputMode="numeric"
              maxLength={10}
              error={of('codice')}
            />
            <Button>{t('safe.app.confirm')}</Button>
          </Form>
        </li>
      </ol>
    </Frame>
  );
}
