import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { ChoiceGroup, TextInput } from '../../../../design/forms/inputs.tsx';
import { usePage, useTexts } from '../../../../design/layout/page-context.ts';
import type { FieldError } from '../../../../platform/http/forms.ts';
import { formatDate } from '../../../../platform/i18n/format.ts';
import { useErrorText } from '../../content/error-text.ts';
import { Step } from '../../content/step.page.tsx';
import { SHARES } from '../../domain/joining/invitation-rules.ts';
import type { BondedPerson } from '../../store/joining/family-bonds.ts';
import type { SentInvitation } from '../../store/joining/invitations.ts';
import { texts } from '../../texts.ts';

interface Props {
  readonly family: readonly BondedPerson[];
  readonly sent: readonly SentInvitation[];
  readonly typed: { readonly email: string; readonly shares: readonly string[] };
  readonly errors: readonly FieldError[];
}

/** Who of the family sees what, and how to invite one more. */
export function ShareFamilyBody({ family, sent, typed, errors }: Props) {
  const t = useTexts(texts);
  const { errorOf } = useErrorText(errors);
  return (
    <Step title={t('family.title')} lead={t('family.lead')} errors={errors} back="/area">
      {family.length > 0 ? (
        <section aria-labelledby="bonds">
          <h2 id="bonds" class="h4">
            {t('family.now')}
          </h2>
          <ul class="th-family">
            {family.map((person) => (
              <li>
                <Relative person={person} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {sent.length > 0 ? <Waiting sent={sent} /> : null}
      <section aria-labelledby="invite">
        <h2 id="invite" class="h4">
          {t('family.invite')}
        </h2>
        <Form action="/area/famiglia">
          <TextInput
            name="email"
            type="email"
            label={t('family.email')}
            hint={t('family.email.hint')}
            autocomplete="off"
            value={typed.email}
            error={errorOf('email')}
          />
          <Shares name="mostra" values={typed.shares} />
          <Button>{t('family.send')}</Button>
        </Form>
      </section>
    </Step>
  );
}

function Shares({ name, values }: { name: string; values: readonly string[] }) {
  const t = useTexts(texts);
  const options = SHARES.map((value) => ({ value, label: t(`family.share.${value}`), hint: t(`family.share.${value}.hint`) }));
  return (
    <ChoiceGroup name={name} type="checkbox" label={t('family.shares')} hint={t('family.shares.hint')} options={options} values={values} />
  );
}

function Relative({ person }: { person: BondedPerson }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  return (
    <>
      <h3 class="h5" dir="auto">
        {person.name}
      </h3>
      <p class="form-text">{t('family.since', { day: formatDate(person.since, locale) })}</p>
      <Form action={`/area/famiglia/${person.publicId}`}>
        <Shares name={`mostra-${person.publicId}`} values={person.shares} />
        <div class="th-actions">
          <Button look="secondary" name="azione" value="mostra">
            {t('family.save')}
          </Button>
          <Button look="quiet" name="azione" value="chiudi">
            {t('family.end', { name: person.name })}
          </Button>
        </div>
      </Form>
    </>
  );
}

function Waiting({ sent }: Pick<Props, 'sent'>) {
  const t = useTexts(texts);
  const { locale } = usePage();
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting" class="h4">
        {t('family.waiting')}
      </h2>
      <ul class="th-family">
        {sent.map(({ id, email, state, expiresAt }) => (
          <li>
            <p class="mb-1">
              <strong>{email}</strong>
            </p>
            <p class="form-text">{t(state === 'open' ? 'family.until' : 'family.expired', { day: formatDate(expiresAt, locale) })}</p>
            <Form action="/area/famiglia/ritira">
              <input type="hidden" name="invito" value={id} />
              <Button look="quiet">{t('family.withdraw', { email })}</Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
