import type { ComponentChildren } from 'preact';
import { Button, ButtonLink } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { useTexts } from '../../../../design/layout/page-context.ts';
import type { Role } from '../../../../kernel/access/viewer.ts';
import type { FieldError } from '../../../../platform/http/forms.ts';
import { AccountFields, type TypedAccount } from '../../content/account-fields.tsx';
import { useErrorText } from '../../content/error-text.ts';
import { Step } from '../../content/step.page.tsx';
import { SHARES } from '../../domain/joining/invitation-rules.ts';
import { texts } from '../../texts.ts';

/** Who invites whom to what. */
export interface Shown {
  readonly inviter: string;
  readonly role: Role;
  readonly organisation: string | null;
  readonly email: string;
  readonly shares: readonly string[];
}

/** What is proposed, in one sentence, and what it means. */
function Frame({ shown, errors = [], children }: { shown: Shown; errors?: readonly FieldError[]; children: ComponentChildren }) {
  const t = useTexts(texts);
  const { inviter, role, organisation, shares } = shown;
  const lead = organisation
    ? t('invited.organisation', { inviter, organisation })
    : t(role === 'family' ? 'invited.family' : 'invited.region', { inviter });
  return (
    <Step title={t('invited.title')} lead={lead} errors={errors}>
      <p>{t(`invited.role.${role}`)}</p>
      {role === 'family' ? <p>{SHARES.some((share) => shares.includes(share)) ? t('invited.shares') : t('invited.shares.none')}</p> : null}
      {children}
    </Step>
  );
}

interface JoinProps {
  readonly shown: Shown;
  readonly token: string;
  readonly typed: TypedAccount;
  readonly minPassword: number;
  readonly errors: readonly FieldError[];
}

/** Nobody has an account at that address: make one. */
export function JoinBody({ shown, token, typed, minPassword, errors }: JoinProps) {
  const t = useTexts(texts);
  const { errorOf } = useErrorText(errors);
  return (
    <Frame shown={shown} errors={errors}>
      <h2 class="h4">{t('check.account')}</h2>
      <p>{t('invited.address', { email: shown.email })}</p>
      <Form action={`/invito/${token}`}>
        <AccountFields typed={typed} errorOf={errorOf} minPassword={minPassword} fixedEmail={true} />
        <div class="th-actions">
          <Button>{t('invited.join')}</Button>
        </div>
      </Form>
    </Frame>
  );
}

/** Signed in as the person it is for. */
export function AcceptBody({ shown, token }: { shown: Shown; token: string }) {
  const t = useTexts(texts);
  return (
    <Frame shown={shown}>
      <Form action={`/invito/${token}`}>
        <div class="th-actions">
          <Button>{t('invited.accept')}</Button>
          <ButtonLink path="/" look="quiet">
            {t('invited.not-now')}
          </ButtonLink>
        </div>
      </Form>
    </Frame>
  );
}

/** The address has an account: its owner signs in first. */
export function SignInFirstBody({ shown, token }: { shown: Shown; token: string }) {
  const t = useTexts(texts);
  return (
    <Frame shown={shown}>
      <p>{t('invited.has-account', { email: shown.email })}</p>
      <div class="th-actions">
        <ButtonLink path={`/accedi?da=${encodeURIComponent(`/invito/${token}`)}`}>{t('register.sign-in')}</ButtonLink>
      </div>
    </Frame>
  );
}

/** Somebody else is signed in here: said plainly, with the way out. */
export function SomebodyElseBody({ shown, name }: { shown: Shown; name: string }) {
  const t = useTexts(texts);
  return (
    <Frame shown={shown}>
      <p class="th-perte-note">{t('invited.other-person', { name, email: shown.email })}</p>
      <Form action="/esci">
        <div class="th-actions">
          <Button>{t('invited.sign-out')}</Button>
        </div>
      </Form>
    </Frame>
  );
}

/** Used, withdrawn, too old: why, and what to do. */
export function InvitationOverBody({ why }: { why: 'accepted' | 'withdrawn' | 'expired' | 'unknown' }) {
  const t = useTexts(texts);
  return (
    <Step title={t('invited.over')} lead={t(`invited.over.${why}`)}>
      <div class="th-actions">
        <ButtonLink path="/accedi">{t('register.sign-in')}</ButtonLink>
      </div>
    </Step>
  );
}
