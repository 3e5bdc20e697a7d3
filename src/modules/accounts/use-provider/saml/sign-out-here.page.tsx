import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { useTexts } from '../../../../design/layout/page-context.ts';
import { texts } from '../../texts.ts';
import { ProviderFrame } from '../provider-frame.page.tsx';

/** Where an identity provider leads who signed out there: signing out here is a button, because opening a page changes nothing. */
export function SignOutHereBody({ signedIn }: { signedIn: boolean }) {
  const t = useTexts(texts);
  return (
    <ProviderFrame title={t('way.out.title')} lead={t(signedIn ? 'way.out.lead' : 'way.out.done')}>
      {signedIn ? (
        <Form action="/esci">
          <div class="th-actions">
            <Button>{t('way.out.go')}</Button>
          </div>
        </Form>
      ) : null}
    </ProviderFrame>
  );
}
