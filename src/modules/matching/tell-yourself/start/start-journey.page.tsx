import type { VNode } from 'preact';
import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { useTexts } from '../../../../design/layout/page-context.ts';
import { START_PATH } from '../../domain/paths.ts';
import { texts } from '../../texts.ts';

const STEPS = ['can', 'like', 'where', 'contract'] as const;
const PROMISES = ['text', 'day', 'traits', 'human'] as const;

/** Drawn for us, decorative: a hand, a heart, a map pin, a sheet. */
const PICTURES: Record<(typeof STEPS)[number], VNode> = {
  can: <path d="M14 40V24m0-2V12m6 12V8m6 16V9m6 15v-9m0 9v6c0 6-4 10-10 10h-2c-3 0-5-1-6-3" />,
  like: <path d="M24 39S9 30 9 19a8 8 0 0 1 15-4 8 8 0 0 1 15 4c0 11-15 20-15 20z" />,
  where: <path d="M24 42S12 30 12 20a12 12 0 0 1 24 0c0 10-12 22-12 22zM24 15a5 5 0 1 0 0 10 5 5 0 0 0 0-10z" />,
  contract: <path d="M14 6h14l8 8v28H14zM28 6v8h8M20 22h10M20 28h10M20 34h6" />,
};

export function StartBody() {
  const t = useTexts(texts);
  return (
    <>
      <section class="th-hero th-perte-hero">
        <div class="container-xxl">
          <h1>{t('perte.start.title')}</h1>
          <p class="lead">{t('perte.start.lead')}</p>
          <Form action={START_PATH}>
            <Button>{t('perte.start.go')}</Button>
            <p class="th-perte-facts">{t('perte.start.facts')}</p>
          </Form>
        </div>
      </section>
      <div class="container-xxl th-page">
        <Steps />
        <section class="th-perte-promises" aria-labelledby="privacy">
          <h2 id="privacy">{t('perte.start.privacy')}</h2>
          <ul>
            {PROMISES.map((promise) => (
              <li>{t(`perte.start.privacy.${promise}`)}</li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}

function Steps() {
  const t = useTexts(texts);
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{t('perte.start.steps')}</h2>
      <ol class="th-perte-steps">
        {STEPS.map((step) => (
          <li>
            <svg class="th-perte-picture" viewBox="0 0 48 48" width="40" height="40" aria-hidden="true" focusable="false">
              {PICTURES[step]}
            </svg>
            <h3>{t(`perte.start.${step}`)}</h3>
            <p>{t(`perte.start.${step}.text`)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
