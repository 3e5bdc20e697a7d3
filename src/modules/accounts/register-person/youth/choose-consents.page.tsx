import { Notice } from '../../../../design/content/notice.tsx';
import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { ChoiceGroup } from '../../../../design/forms/inputs.tsx';
import { usePage, useShared, useTexts } from '../../../../design/layout/page-context.ts';
import { Step } from '../../content/step.page.tsx';
import { type OptionalPurpose, purposesFor } from '../../domain/joining/consents.ts';
import { registerPath } from '../../domain/joining/register-draft.ts';
import { texts } from '../../texts.ts';

interface Props {
  readonly id: string;
  readonly back: string;
  readonly step: { readonly at: number; readonly of: number };
  readonly isProtected: boolean;
  readonly chosen: readonly OptionalPurpose[];
}

const PROTECTED = ['companies', 'operators', 'family', 'adult'] as const;

/** What may be done with the answers, each by itself, none of it ticked beforehand; for a minor first what being protected means. */
export function ChooseConsentsBody({ id, back, step, isProtected, chosen }: Props) {
  const t = useTexts(texts);
  const shared = useShared();
  const { href } = usePage();
  const options = purposesFor(isProtected).map((value) => ({
    value,
    label: t(`consent.${value}`),
    hint: t(`consent.${value}.hint`),
  }));
  return (
    <Step title={t('consent.title')} lead={t('consent.lead')} back={back} step={step}>
      {isProtected ? (
        <Notice tone="info" title={t('protected.title')}>
          <p>{t('protected.text')}</p>
          <ul class="mb-0">
            {PROTECTED.map((point) => (
              <li>{t(`protected.${point}`)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Form action={registerPath(id, 'consensi')}>
        <ChoiceGroup name="consenso" type="checkbox" look="cards" label={t('consent.question')} options={options} values={chosen} />
        <p class="form-text">
          {t('consent.later')} <a href={href('/privacy')}>{t('consent.privacy')}</a>
        </p>
        <div class="th-actions">
          <Button>{shared('form.continue')}</Button>
        </div>
      </Form>
    </Step>
  );
}
