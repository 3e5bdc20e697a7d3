import { Notice } from '../../../../design/content/notice.tsx';
import { Button, ButtonLink } from '../../../../design/forms/button.tsx';
import { ErrorSummary } from '../../../../design/forms/error-summary.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { ChoiceGroup } from '../../../../design/forms/inputs.tsx';
import { usePage, useShared, useTexts } from '../../../../design/layout/page-context.ts';
import type { FieldError } from '../../../../platform/http/forms.ts';
import { useErrorText } from '../../content/error-text.ts';
import { AUDIENCES, type Audience } from '../../domain/joining/register-draft.ts';
import type { ProviderButton } from '../../provider-buttons.ts';
import { texts } from '../../texts.ts';

interface Props {
  /** For which ages an account is, in completed years. */
  readonly ages: { readonly min: number; readonly max: number };
  readonly chosen: Audience | null;
  /** What the registration began from: answers of "per te", a provider's ticket. */
  readonly answers: string;
  readonly ticket: string;
  readonly errors: readonly FieldError[];
  readonly providers: readonly ProviderButton[];
}

const INVITED = ['family', 'operator', 'others'] as const;

export function WhoAreYouBody({ ages, chosen, answers, ticket, errors, providers }: Props) {
  const t = useTexts(texts);
  const shared = useShared();
  const { text, errorOf } = useErrorText(errors);
  const options = AUDIENCES.map((value) => ({ value, label: t(`register.who.${value}`, ages), hint: t(`register.who.${value}.hint`) }));
  return (
    <div class="container-xxl th-page">
      <div class="th-narrow">
        <ErrorSummary errors={errors} text={text} />
        <h1>{t('register.title')}</h1>
        <p class="lead">{t('register.lead')}</p>
        {answers ? (
          <Notice tone="success">
            <p class="mb-0">{t('register.answers-kept')}</p>
          </Notice>
        ) : null}
        <Form action="/registrati">
          {answers ? <input type="hidden" name="risposte" value={answers} /> : null}
          {ticket ? <input type="hidden" name="inizio" value={ticket} /> : null}
          <div class="th-two">
            <ChoiceGroup
              name="chi"
              type="radio"
              look="cards"
              label={t('register.who')}
              options={options}
              values={chosen ? [chosen] : []}
              error={errorOf('chi')}
            />
          </div>
          <div class="th-actions">
            <Button>{shared('form.continue')}</Button>
          </div>
        </Form>
        <OtherWays providers={ticket ? [] : providers} />
        <Invited />
      </div>
    </div>
  );
}

function OtherWays({ providers }: { providers: readonly ProviderButton[] }) {
  const t = useTexts(texts);
  const { href } = usePage();
  return (
    <>
      <h2 class="h4">{t('register.other')}</h2>
      <ul>
        <li>
          <a href={href('/registrati/codice')}>{t('register.with-code')}</a>
        </li>
        <li>
          <a href={href('/accedi')}>{t('register.has-account')}</a>
        </li>
      </ul>
      {providers.length > 0 ? (
        <div class="th-actions">
          {providers.map(({ label, path }) => (
            <ButtonLink path={path} look="secondary">
              {label}
            </ButtonLink>
          ))}
        </div>
      ) : null}
    </>
  );
}

/** Roles that nobody takes by themselves, and whom to ask. */
function Invited() {
  const t = useTexts(texts);
  return (
    <section aria-labelledby="invited" class="th-perte-promises">
      <h2 id="invited" class="h4">
        {t('register.invited')}
      </h2>
      <p>{t('register.invited.text')}</p>
      <dl>
        {INVITED.map((role) => (
          <>
            <dt>{t(`register.invited.${role}`)}</dt>
            <dd>{t(`register.invited.${role}.text`)}</dd>
          </>
        ))}
      </dl>
    </section>
  );
}
