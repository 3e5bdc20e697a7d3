import { Button } from '../../../design/forms/button.tsx';
import { ErrorSummary } from '../../../design/forms/error-summary.tsx';
import { Form } from '../../../design/forms/form.tsx';
import { Select, TextArea, TextInput } from '../../../design/forms/inputs.tsx';
import { useTexts } from '../../../design/layout/page-context.ts';
import type { FieldError } from '../../../platform/http/forms.ts';
import { FORMS, FOUNDED_KINDS } from '../../accounts/api.ts';
import { useErrorTexts } from '../content/error-texts.ts';
import { texts } from '../texts.ts';

export function FoundBody({ typed, errors }: { typed: Readonly<Record<string, string>>; errors: readonly FieldError[] }) {
  const t = useTexts(texts);
  const { text, errorOf } = useErrorTexts(errors);
  const kinds = [{ value: '', label: t('found.choose') }, ...FOUNDED_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))];
  const forms = [{ value: '', label: t('found.no-form') }, ...FORMS.map((value) => ({ value, label: t(`form.${value}`) }))];
  return (
    <div class="th-narrow">
      <ErrorSummary errors={errors} text={text} />
      <Form action="/admin/organizzazioni/nuova">
        <Select name="tipo" label={t('organisation.kind')} value={typed.tipo ?? ''} options={kinds} error={errorOf('tipo')} />
        <Select
          name="forma"
          label={t('found.form')}
          hint={t('found.form.hint')}
          value={typed.forma ?? ''}
          options={forms}
          error={errorOf('forma')}
        />
        <TextInput name="nome" label={t('organisation.name')} value={typed.nome ?? ''} maxLength={120} error={errorOf('nome')} />
        <TextInput
          name="sede"
          label={t('organisation.seat')}
          hint={t('found.seat.hint')}
          value={typed.sede ?? ''}
          error={errorOf('sede')}
        />
        <TextArea
          name="copertura"
          rows={3}
          optional
          label={t('organisation.coverage')}
          hint={t('found.coverage.hint')}
          value={typed.copertura ?? ''}
          error={errorOf('copertura')}
        />
        <TextInput
          name="email"
          type="email"
          autocomplete="off"
          label={t('found.email')}
          hint={t('found.email.hint')}
          value={typed.email ?? ''}
          error={errorOf('email')}
        />
        <div class="th-actions">
          <Button>{t('organisation.found')}</Button>
        </div>
      </Form>
    </div>
  );
}
