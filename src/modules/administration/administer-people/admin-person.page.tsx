import type { ComponentChildren } from 'preact';
import { Facts } from '../../../design/content/tags.tsx';
import { Button } from '../../../design/forms/button.tsx';
import { ErrorSummary } from '../../../design/forms/error-summary.tsx';
import { Form } from '../../../design/forms/form.tsx';
import { TextInput } from '../../../design/forms/inputs.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import type { FieldError } from '../../../platform/http/forms.ts';
import { formatNumber } from '../../../platform/i18n/format.ts';
import type { AccountFacts, DirectoryPerson } from '../../accounts/api.ts';
import { useErrorTexts } from '../content/error-texts.ts';
import { Moment } from '../content/pieces.tsx';
import { texts } from '../texts.ts';
import { PersonState } from './person-state.tsx';

interface Props {
  readonly person: DirectoryPerson;
  readonly facts: AccountFacts;
  /** The administrator looks at their own account. */
  readonly own: boolean;
  readonly errors: readonly FieldError[];
  readonly reason: string;
}

export function PersonBody(props: Props) {
  const t = useTexts(texts);
  const { locale } = usePage();
  const { person, facts, errors } = props;
  const { text } = useErrorTexts(errors);
  return (
    <>
      <ErrorSummary errors={errors} text={text} />
      <Facts
        items={[
          { term: t('people.email'), value: person.email ?? '–' },
          { term: t('person.confirmed'), value: t(facts.addressConfirmed ? 'list.yes' : 'list.no') },
          { term: t('list.state'), value: <PersonState status={person.status} /> },
          ...(facts.statusReason ? [{ term: t('person.why'), value: facts.statusReason }] : []),
          { term: t('people.since'), value: <Moment at={person.createdAt} /> },
          { term: t('people.last'), value: <Moment at={person.lastSignInAt} /> },
          { term: t('person.sessions'), value: formatNumber(facts.sessions, locale) },
          { term: t('person.factor'), value: t(facts.secondFactor ? 'list.yes' : 'list.no') },
        ]}
      />
      <Roles person={person} />
      {props.own ? <p>{t('person.yourself')}</p> : <Deeds {...props} />}
      <p class="form-text">{t('person.logged')}</p>
    </>
  );
}

function Roles({ person }: { person: DirectoryPerson }) {
  const t = useTexts(texts);
  const page = usePage();
  return (
    <>
      <h2 class="h4">{t('people.roles')}</h2>
      {person.hats.length === 0 ? <p>{t('people.no-role')}</p> : null}
      <ul>
        {person.hats.map(({ role, organisation, organisationId, lead }) => (
          <li>
            {t(`role.${role}`)}
            {organisation ? ', ' : ''}
            {organisation ? <a href={page.href(`/admin/organizzazioni/${organisationId}`)}>{organisation}</a> : null}
            {lead ? ` (${t('person.lead')})` : ''}
          </li>
        ))}
      </ul>
    </>
  );
}

function Deeds({ person, facts, errors, reason }: Props) {
  const t = useTexts(texts);
  const { errorOf } = useErrorTexts(errors);
  const suspended = person.status === 'suspended';
  const admin = person.hats.some(({ role }) => role === 'admin');
  return (
    <section aria-labelledby="azione">
      <h2 class="h4" id="azione" tabIndex={-1}>
        {t('person.deeds')}
      </h2>
      <div class="th-deeds">
        <Deed
          id={person.publicId}
          action={suspended ? 'unsuspend' : 'suspend'}
          label={t(suspended ? 'person.unsuspend' : 'person.suspend')}
        >
          <TextInput name="motivo" label={t('person.reason')} hint={t('person.reason.hint')} value={reason} error={errorOf('motivo')} />
        </Deed>
        <Deed id={person.publicId} action={admin ? 'admin-off' : 'admin-on'} label={t(admin ? 'person.admin-off' : 'person.admin-on')}>
          <p>{t('person.admin.text')}</p>
        </Deed>
        {facts.sessions > 0 ? (
          <Deed id={person.publicId} action="sign-out" label={t('person.sign-out')}>
            <p>{t('person.sign-out.text')}</p>
          </Deed>
        ) : null}
        {facts.addressConfirmed ? null : (
          <Deed id={person.publicId} action="confirm" label={t('person.confirm')}>
            <p>{t('person.confirm.text')}</p>
          </Deed>
        )}
      </div>
    </section>
  );
}

function Deed({ id, action, label, children }: { id: string; action: string; label: string; children: ComponentChildren }) {
  return (
    <Form action={`/admin/persone/${id}`} class="th-card" label={label}>
      <input type="hidden" name="azione" value={action} />
      {children}
      <Button look="secondary">{label}</Button>
    </Form>
  );
}
