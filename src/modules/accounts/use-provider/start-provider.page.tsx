import { Button } from '../../../design/forms/button.tsx';
import { Form } from '../../../design/forms/form.tsx';
import { useTexts } from '../../../design/layout/page-context.ts';
import { texts } from '../texts.ts';
import { ProviderFrame } from './provider-frame.page.tsx';

interface Props {
  readonly action: string;
  /** What people call it: SPID, or the provider's own name. */
  readonly name: string;
  /** Several to choose from (SPID); null where there is one. */
  readonly choices: readonly { readonly key: string; readonly name: string }[] | null;
  readonly back: string;
  /** It is added to the account of who is signed in. */
  readonly adding: boolean;
}

/** Before a person leaves for a provider: where they go and what comes back. */
export function StartProviderBody({ action, name, choices, back, adding }: Props) {
  const t = useTexts(texts);
  return (
    <ProviderFrame
      title={t(adding ? 'way.start.add' : 'way.start.title', { provider: name })}
      lead={choices?.length === 0 ? t('way.start.none') : t('way.start.lead')}
    >
      <p>{t('way.start.what')}</p>
      <Form action={action}>
        {back ? <input type="hidden" name="da" value={back} /> : null}
        {adding ? <input type="hidden" name="collega" value="1" /> : null}
        <div class="th-actions">
          {choices === null ? <Button>{t('way.start.go', { provider: name })}</Button> : null}
          {(choices ?? []).map((choice) => (
            <Button look="secondary" name="gestore" value={choice.key}>
              {choice.name}
            </Button>
          ))}
        </div>
      </Form>
    </ProviderFrame>
  );
}
