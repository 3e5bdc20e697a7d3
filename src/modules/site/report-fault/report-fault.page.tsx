import { Button } from '../../../design/forms/button.tsx';
import { ErrorSummary } from '../../../design/forms/error-summary.tsx';
import { Form } from '../../../design/forms/form.tsx';
import { TextArea, TextInput } from '../../../design/forms/inputs.tsx';
import { useShared, useTexts } from '../../../design/layout/page-context.ts';
import { hasSharedKey } from '../../../design/shared-keys.ts';
import type { FieldError } from '../../../platform/http/forms.ts';
import { texts } from '../texts.ts';

interface Props {
  typed: { page: string; description: string; replyTo: string };
  errors: readonly FieldError[];
}

export function ReportFaultBody({ typed, errors }: Props) {
  const t = useTexts(texts);
  const shared = useShared();
  const text = (error: FieldError) => (hasSharedKey(error.message) ? shared(error.message) : error.message);
  const errorOf = (field: string) => errors.filter((error) => error.field === field).map(text)[0];
  return (
    <div class="container-xxl th-page">
      <div class="th-narrow">
        <ErrorSummary errors={errors} text={text} />
        <h1>{t('fault.title')}</h1>
        <p class="lead">{t('fault.lead')}</p>
        <Form action="/segnala-problema">
          <TextInput
            name="page"
            label={t('fault.page')}
            hint={t('fault.page.hint')}
            value={typed.page}
            maxLength={300}
            error={errorOf('page')}
          />
          <TextArea name="description" label={t('fault.what')} value={typed.description} maxLength={2000} error={errorOf('description')} />
          <TextInput
            name="replyTo"
            type="email"
            label={t('fault.mail')}
            optional
            autocomplete="email"
            value={typed.replyTo}
            error={errorOf('replyTo')}
          />
          <Button>{t('fault.send')}</Button>
        </Form>
      </div>
    </div>
  );
}
