import { Notice } from '../../../../design/content/notice.tsx';
import { Button, ButtonLink } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { TextInput } from '../../../../design/forms/inputs.tsx';
import { useShared, useTexts } from '../../../../design/layout/page-context.ts';
import type { FieldError } from '../../../../platform/http/forms.ts';
import { useErrorText } from '../../content/error-text.ts';
import { Step } from '../../content/step.page.tsx';
import { texts } from '../../texts.ts';
import { START } from '../register-view.tsx';

interface Props {
  readonly typed: string;
  readonly errors: readonly FieldError[];
  /** Set when there were too many tries. */
  readonly waitMinutes: number | null;
}

export function DeskCodeBody({ typed, errors, waitMinutes }: Props) {
  const t = useTexts(texts);
  const shared = useShared();
  const { errorOf } = useErrorText(errors);
  return (
    <Step title={t('desk.title')} lead={t('desk.lead')} errors={errors} back={START}>
      {waitMinutes === null ? null : (
        <Notice tone="danger" title={t('sign-in.wait.title')}>
          <p class="mb-0">{t('desk.wait', { n: waitMinutes })}</p>
        </Notice>
      )}
      <Form action="/registrati/codice">
        <TextInput
          name="codice"
          label={t('desk.code')}
          hint={t('desk.code.hint')}
          autocomplete="off"
          maxLength={20}
          value={typed}
          error={errorOf('codice')}
        />
        <div class="th-actions">
          <Button>{shared('form.continue')}</Button>
          <ButtonLink path={START} look="quiet">
            {t('desk.without')}
          </ButtonLink>
        </div>
      </Form>
    </Step>
  );
}
