import { Notice } from '../../../design/content/notice.tsx';
import { Button, ButtonLink } from '../../../design/forms/button.tsx';
import { ErrorSummary } from '../../../design/forms/error-summary.tsx';
import { Form } from '../../../design/forms/form.tsx';
import { TextInput } from '../../../design/forms/inputs.tsx';
import { useTexts } from '../../../design/layout/page-context.ts';
import type { FieldError } from '../../../platform/http/forms.ts';
import { useErrorText } from '../content/error-text.ts';
import { texts } from '../texts.ts';

/** Which of the two links a page is about. */
export type MailedKind = 'link' | 'recovery';

interface AskProps {
  readonly kind: MailedKind;
  readonly action: string;
  readonly email: string;
  readonly errors: readonly FieldError[];
  readonly waitMinutes: number | null;
}

/** One field: where to send the link. */
export function AskForMailBody({ kind, action, email, errors, waitMinutes }: AskProps) {
  const t = useTexts(texts);
  const { text, errorOf } = useErrorText(errors);
  return (
    <div class="container-xxl th-page">
      <div class="th-narrow">
        <ErrorSummary errors={errors} text={text} />
        <h1>{t(`ask-${kind}.title`)}</h1>
        <p class="lead">{t(`ask-${kind}.lead`)}</p>
        {waitMinutes === null ? null : (
          <Notice tone="danger" title={t('ask.wait.title')}>
            <p>{t('ask.wait.text', { n: waitMinutes })}</p>
          </Notice>
        )}
        <Form action={action}>
          <TextInput name="email" type="email" label={t('sign-in.email')} autocomplete="username" value={email} error={errorOf('email')} />
          <div class="th-actions">
            <Button>{t('ask.send')}</Button>
            <ButtonLink path="/accedi" look="quiet">
              {t('ask.back')}
            </ButtonLink>
          </div>
        </Form>
      </div>
    </div>
  );
}

/** The same words whether somebody has an account at that address or not. */
export function MailSentBody({ kind, again }: { kind: MailedKind; again: string }) {
  const t = useTexts(texts);
  return (
    <div class="container-xxl th-page">
      <div class="th-narrow">
        <h1>{t('sent.title')}</h1>
        <p class="lead">{t(`sent.${kind}`)}</p>
        <p>{t('sent.nothing')}</p>
        <p class="th-actions">
          <ButtonLink path={again} look="secondary">
            {t('sent.again')}
          </ButtonLink>
        </p>
      </div>
    </div>
  );
}

/** What a mailed link opens: it does nothing until the button is pressed, so that a mail scanner that follows it changes nothing. */
export function PressButtonBody({ title, lead, button, action }: { title: string; lead: string; button: string; action: string }) {
  return (
    <div class="container-xxl th-page">
      <div class="th-narrow">
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        <Form action={action}>
          <div class="th-actions">
            <Button>{button}</Button>
          </div>
        </Form>
      </div>
    </div>
  );
}

/** The link is used, too old, replaced by a newer one, or no link of ours: which one is nobody's business. */
export function DeadLinkBody({ again }: { again: string }) {
  const t = useTexts(texts);
  return (
    <div class="container-xxl th-page">
      <div class="th-narrow">
        <h1>{t('dead-link.title')}</h1>
        <p class="lead">{t('dead-link.text')}</p>
        <p class="th-actions">
          <ButtonLink path={again}>{t('dead-link.again')}</ButtonLink>
        </p>
      </div>
    </div>
  );
}

/** Links instead of passwords are switched off for now. */
export function LinkOffBody() {
  const t = useTexts(texts);
  return (
    <div class="container-xxl th-page">
      <div class="th-narrow">
        <h1>{t('link-off.title')}</h1>
        <p class="lead">{t('link-off.text')}</p>
        <div class="th-actions">
          <ButtonLink path="/accedi">{t('ask.back')}</ButtonLink>
        </div>
      </div>
    </div>
  );
}
