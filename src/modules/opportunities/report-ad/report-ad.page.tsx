import { Button, ButtonLink } from '../../../design/forms/button.tsx';
import { ErrorSummary } from '../../../design/forms/error-summary.tsx';
import { Form } from '../../../design/forms/form.tsx';
import { ChoiceGroup, TextArea } from '../../../design/forms/inputs.tsx';
import { useShared, useTexts } from '../../../design/layout/page-context.ts';
import { hasSharedKey } from '../../../design/shared-keys.ts';
import type { FieldError } from '../../../platform/http/forms.ts';
import { REPORT_REASONS } from '../domain/report-reason.ts';
import { type TextKey, texts } from '../texts.ts';

interface Props {
  ad: { path: string; title: string };
  typed: { reason: string; text: string };
  errors: readonly FieldError[];
}

export function ReportAdBody({ ad, typed, errors }: Props) {
  const t = useTexts(texts);
  const shared = useShared();
  const text = ({ message }: FieldError) => (hasSharedKey(message) ? shared(message) : t(message as TextKey));
  const errorOf = (field: string) => errors.filter((error) => error.field === field).map(text)[0];
  return (
    <div class="container-xxl th-page">
      <div class="th-narrow">
        <ErrorSummary errors={errors} text={text} />
        <h1>{t('report.title')}</h1>
        <p class="lead">{t('report.lead', { title: ad.title })}</p>
        <Form action={`${ad.path}/segnala`}>
          <ChoiceGroup
            type="radio"
            name="reason"
            label={t('report.reason')}
            values={[typed.reason]}
            options={REPORT_REASONS.map((reason) => ({ value: reason, label: t(`report.reason.${reason}`) }))}
            error={errorOf('reason')}
          />
          <TextArea
            name="text"
            label={t('report.text')}
            hint={t('report.text.hint')}
            optional
            value={typed.text}
            maxLength={2000}
            error={errorOf('text')}
          />
          <div class="th-actions">
            <Button>{t('report.send')}</Button>
            <ButtonLink path={ad.path} look="quiet">
              {t('report.back')}
            </ButtonLink>
          </div>
        </Form>
      </div>
    </div>
  );
}
