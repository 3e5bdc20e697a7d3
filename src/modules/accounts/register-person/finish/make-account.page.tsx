import { Notice } from '../../../../design/content/notice.tsx';
import { Button, ButtonLink } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { usePage, useShared, useTexts } from '../../../../design/layout/page-context.ts';
import type { FieldError } from '../../../../platform/http/forms.ts';
import { AccountFields, type TypedAccount } from '../../content/account-fields.tsx';
import { useErrorText } from '../../content/error-text.ts';
import { Step } from '../../content/step.page.tsx';
import { registerPath } from '../../domain/joining/register-draft.ts';
import { texts } from '../../texts.ts';
import type { SummaryLine } from './register-summary.ts';

interface Props {
  readonly id: string;
  readonly back: string;
  readonly step: { readonly at: number; readonly of: number };
  readonly lines: readonly SummaryLine[];
  /** What to know before: a minor is protected, a company is verified first, answers of "per te" come along. */
  readonly notes: readonly ('protected' | 'verification' | 'answers' | 'provider')[];
  readonly typed: TypedAccount;
  readonly minPassword: number | null;
  readonly errors: readonly FieldError[];
  /** Set when there were too many registrations or mails. */
  readonly waitMinutes: number | null;
}

export function MakeAccountBody(props: Props) {
  const { id, back, step, lines, notes, typed, minPassword, errors, waitMinutes } = props;
  const t = useTexts(texts);
  const { errorOf } = useErrorText(errors);
  return (
    <Step title={t('check.title')} lead={t('check.lead')} back={back} step={step} errors={errors}>
      {waitMinutes === null ? null : (
        <Notice tone="danger" title={t('sign-in.wait.title')}>
          <p class="mb-0">{t('check.wait', { n: waitMinutes })}</p>
        </Notice>
      )}
      <Answers id={id} lines={lines} />
      {notes.length > 0 ? (
        <Notice tone="info">
          {notes.map((note) => (
            <p class="mb-1">{t(`check.note.${note}`)}</p>
          ))}
        </Notice>
      ) : null}
      <h2 class="h4">{t('check.account')}</h2>
      <Form action={registerPath(id, 'account')}>
        <AccountFields typed={typed} errorOf={errorOf} minPassword={minPassword} />
        <div class="th-actions">
          <Button>{t('check.make')}</Button>
        </div>
      </Form>
    </Step>
  );
}

function Answers({ id, lines }: Pick<Props, 'id' | 'lines'>) {
  const shared = useShared();
  const { href } = usePage();
  return (
    <dl class="th-perte-answers-list">
      {lines.map(({ question, answer, page }) => (
        <div>
          <dt>{question}</dt>
          <dd dir="auto">{answer}</dd>
          <dd class="th-perte-change">
            <a href={href(registerPath(id, page))}>
              {shared('form.change')}
              <span class="visually-hidden"> {question}</span>
            </a>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The same words whether an account was made, or the address had one, or a sign-in found the address not confirmed. */
export function MailSentBody() {
  const t = useTexts(texts);
  return (
    <Step title={t('sent.title')} lead={t('register.sent')}>
      <p>{t('sent.nothing')}</p>
      <p>{t('register.sent.again')}</p>
      <div class="th-actions">
        <ButtonLink path="/accedi" look="secondary">
          {t('register.sign-in')}
        </ButtonLink>
      </div>
    </Step>
  );
}
