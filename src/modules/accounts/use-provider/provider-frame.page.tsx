import type { ComponentChildren } from 'preact';
import { Button, ButtonLink } from '../../../design/forms/button.tsx';
import { Form } from '../../../design/forms/form.tsx';
import { useTexts } from '../../../design/layout/page-context.ts';
import { texts } from '../texts.ts';

/** One thing per page, in a narrow column. */
export function ProviderFrame({ title, lead, children }: { title: string; lead: string; children: ComponentChildren }) {
  return (
    <div class="container-xxl th-page">
      <div class="th-narrow">
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        {children}
      </div>
    </div>
  );
}

/** The way back: one button, pressed by the person, or by the script where it runs. */
export function ContinueBody({ action, answer }: { action: string; answer?: string }) {
  const t = useTexts(texts);
  return (
    <ProviderFrame title={t('way.back.title')} lead={t('way.back.lead')}>
      <div data-island="continue">
        <Form action={action}>
          {answer === undefined ? null : <input type="hidden" name="risposta" value={answer} />}
          <div class="th-actions">
            <Button>{t('way.back.go')}</Button>
          </div>
        </Form>
      </div>
    </ProviderFrame>
  );
}

/** Shown for a moment: the browser goes on by itself, and the link is there for where it does not. */
export function LeaveBody({ provider, address }: { provider: string; address: string }) {
  const t = useTexts(texts);
  return (
    <ProviderFrame title={t('way.leave.title', { provider })} lead={t('way.leave.lead')}>
      <p class="th-actions">
        <a class="btn btn-primary" href={address} rel="noreferrer">
          {t('way.leave.go', { provider })}
        </a>
      </p>
    </ProviderFrame>
  );
}

/** What ended a journey without a sign-in. */
export type Trouble = 'refused' | 'unavailable' | 'declined' | 'taken' | 'not-you';

export function TroubleBody({ trouble, extra, again }: { trouble: Trouble; extra: string | null; again: string }) {
  const t = useTexts(texts);
  return (
    <ProviderFrame title={t(`way.${trouble}.title`)} lead={t(`way.${trouble}.text`)}>
      {extra ? <p>{extra}</p> : null}
      <p class="th-actions">
        <ButtonLink path={again}>{t('way.again')}</ButtonLink>
      </p>
    </ProviderFrame>
  );
}

/** The address is known: its owner signs in as usual and then confirms. */
export function KnownAddressBody({ next }: { next: string }) {
  const t = useTexts(texts);
  return (
    <ProviderFrame title={t('way.known.title')} lead={t('way.known.lead')}>
      <p>{t('way.known.why')}</p>
      <p class="th-actions">
        <ButtonLink path={`/accedi?da=${encodeURIComponent(next)}`}>{t('way.known.go')}</ButtonLink>
      </p>
    </ProviderFrame>
  );
}
