import { Button, ButtonLink } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { TextInput } from '../../../../design/forms/inputs.tsx';
import { useTexts } from '../../../../design/layout/page-context.ts';
import { texts } from '../../texts.ts';
import { Frame, type SafeError, useErrors } from '../frame.page.tsx';

export function ChangeAddressBody({ email, typed, errors }: { email: string; typed: string; errors: readonly SafeError[] }) {
  const t = useTexts(texts);
  const { of } = useErrors(errors);
  return (
    <Frame title={t('safe.address.title')} errors={errors}>
      <p class="lead">{t('safe.address.now', { email })}</p>
      <p>{t('safe.address.lead')}</p>
      <Form action="/area/account/indirizzo">
        <TextInput
          name="email"
          type="email"
          label={t('safe.address.new')}
          value={typed}
          autocomplete="email"
          maxLength={254}
          error={of('email')}
        />
        <Button>{t('safe.address.send')}</Button>
      </Form>
    </Frame>
  );
}

export function AddressAskedBody() {
  const t = useTexts(texts);
  return (
    <Frame title={t('safe.address.asked')}>
      <p class="lead">{t('safe.address.asked-text')}</p>
      <ButtonLink path="/area/account">{t('safe.back')}</ButtonLink>
    </Frame>
  );
}

/** The page of the link: it changes nothing until the button is pressed. */
export function ConfirmAddressBody({ email, token }: { email: string; token: string }) {
  const t = useTexts(texts);
  return (
    <Frame title={t('safe.address.confirm')}>
      <p class="lead">{t('safe.address.confirm-text', { email })}</p>
      <Form action={`/area/account/indirizzo/${token}`}>
        <Button>{t('safe.address.confirm-button')}</Button>
      </Form>
    </Frame>
  );
}

export function UndoAddressBody({ token }: { token: string }) {
  const t = useTexts(texts);
  return (
    <Frame title={t('safe.undo.title')}>
      <p class="lead">{t('safe.undo.text')}</p>
      <Form action={`/accedi/annulla-indirizzo/${token}`}>
        <Button>{t('safe.undo.button')}</Button>
      </Form>
    </Frame>
  );
}

export function UndoneBody() {
  const t = useTexts(texts);
  return (
    <Frame title={t('safe.undone.title')}>
      <p class="lead">{t('safe.undone.text')}</p>
      <ButtonLink path="/accedi">{t('safe.undone.sign-in')}</ButtonLink>
    </Frame>
  );
}
