import { Notice } from '../../../../design/content/notice.tsx';
import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { ChoiceGroup } from '../../../../design/forms/inputs.tsx';
import { usePage, useShared, useTexts } from '../../../../design/layout/page-context.ts';
import type { Translate } from '../../../../platform/i18n/catalogue.ts';
import { Step } from '../../content/step.page.tsx';
import { CONSENT_VERSION, type Purpose, purposesFor } from '../../domain/consent-purposes.ts';
import { registerPath } from '../../domain/joining/register-draft.ts';
import { texts } from '../../texts.ts';

interface Props {
  readonly id: string;
  readonly back: string;
  readonly step: { readonly at: number; readonly of: number };
  /** The age below which the profile is protected, for whom it is; null for adults. */
  readonly protectedUntil: number | null;
  readonly chosen: readonly Purpose[];
}

const PROTECTED = ['companies', 'operators', 'family', 'adult'] as const;

/** What may be done with the answers, each by itself, none of it ticked beforehand; for a minor first what being protected means. */
export function ChooseConsentsBody({ id, back, step, protectedUntil, chosen }: Props) {
  const t = useTexts(texts);
  const shared = useShared();
  const { href } = usePage();
  const options = purposesFor(protectedUntil !== null).map((value) => ({
    value,
    label: t(`consent.${value}.title`),
    // The very words of the version that is recorded.
    hint: (t as Translate)(`consent.${value}.${CONSENT_VERSION[value]}`),
  }));
  return (
    <Step title={t('consent.title')} lead={t('consent.lead')} back={back} step={step}>
      {protectedUntil !== null ? (
        <Notice tone="info" title={t('protected.title', { adult: protectedUntil })}>
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
