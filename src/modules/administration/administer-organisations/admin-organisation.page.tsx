import { DataTable } from '../../../design/content/data-table.tsx';
import { Facts } from '../../../design/content/tags.tsx';
import { Button } from '../../../design/forms/button.tsx';
import { ErrorSummary } from '../../../design/forms/error-summary.tsx';
import { Form } from '../../../design/forms/form.tsx';
import { Select, TextInput } from '../../../design/forms/inputs.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import type { FieldError } from '../../../platform/http/forms.ts';
import type { Translate } from '../../../platform/i18n/catalogue.ts';
import { formatNumber } from '../../../platform/i18n/format.ts';
import { type OrganisationDetail, ROLES_OF_KIND } from '../../accounts/api.ts';
import { useErrorTexts } from '../content/error-texts.ts';
import { Moment, State } from '../content/pieces.tsx';
import { texts } from '../texts.ts';
import { TONES } from './organisation-words.ts';

export type TypedDeed = Readonly<Partial<Record<'azione' | 'motivo' | 'email', string>>>;

interface Props {
  readonly organisation: OrganisationDetail;
  /** Name of a comune by its ISTAT code. */
  readonly nameOf: (istat: string) => string;
  readonly errors: readonly FieldError[];
  readonly typed: TypedDeed;
}

export function OrganisationBody(props: Props) {
  const t = useTexts(texts) as Translate;
  const { locale } = usePage();
  const { organisation, nameOf, errors } = props;
  const { text } = useErrorTexts(errors);
  const { kind, form, status, trust, reason, comune, coverage } = organisation;
  return (
    <>
      <ErrorSummary errors={errors} text={text} />
      <Facts
        items={[
          { term: t('organisation.kind'), value: form ? `${t(`kind.${kind}`)} (${form})` : t(`kind.${kind}`) },
          { term: t('list.state'), value: <State tone={TONES[status]}>{t(`organisation.state.${status}`)}</State> },
          ...(reason ? [{ term: t('person.why'), value: reason }] : []),
          { term: t('organisation.trust'), value: t(`trust.${trust}`) },
          { term: t('organisation.seat'), value: comune ? nameOf(comune) : '–' },
          { term: t('organisation.website'), value: organisation.website ?? '–' },
          { term: t('people.since'), value: <Moment at={organisation.createdAt} /> },
        ]}
      />
      <h2 class="h4">{t('organisation.coverage')}</h2>
      {coverage.length === 0 ? <p>{t('organisation.no-coverage')}</p> : null}
      <ul>
        {coverage.map(({ level, code }) => (
          <li>{level === 'comune' ? nameOf(code) : t(`coverage.${level}`, { code })}</li>
        ))}
      </ul>
      {organisation.roles.length === 0 ? (
        <p>{t('organisation.no-members')}</p>
      ) : (
        <DataTable
          dense
          caption={t('organisation.members')}
          rows={organisation.roles}
          columns={[
            { label: t('people.role'), value: ({ role }) => t(`role.${role}`) },
            { label: t('roles.count'), numeric: true, value: ({ people }) => formatNumber(people, locale) },
            { label: t('organisation.leads'), numeric: true, value: ({ leads }) => formatNumber(leads, locale) },
          ]}
        />
      )}
      <Deeds {...props} />
    </>
  );
}

function Deeds({ organisation, errors, typed }: Props) {
  const t = useTexts(texts);
  const { errorOf } = useErrorTexts(errors);
  const { publicId, status, kind } = organisation;
  const action = `/admin/organizzazioni/${publicId}`;
  const suspended = status === 'suspended';
  if (status === 'closed') return null;
  return (
    <section aria-labelledby="azione">
      <h2 class="h4" id="azione" tabIndex={-1}>
        {t('person.deeds')}
      </h2>
      <div class="th-deeds">
        <Form action={action} class="th-card" label={t(suspended ? 'organisation.unsuspend' : 'organisation.suspend')}>
          <input type="hidden" name="azione" value={suspended ? 'unsuspend' : 'suspend'} />
          {suspended ? (
            <p>{t('organisation.unsuspend.text')}</p>
          ) : (
            <TextInput
              name="motivo"
              label={t('person.reason')}
              hint={t('organisation.reason.hint')}
              value={typed.motivo ?? ''}
              error={errorOf('motivo')}
            />
          )}
          <Button look="secondary">{t(suspended ? 'organisation.unsuspend' : 'organisation.suspend')}</Button>
        </Form>
        {suspended ? null : (
          <Form action={action} class="th-card" label={t('organisation.invite')}>
            <input type="hidden" name="azione" value="invite" />
            <TextInput
              name="email"
              type="email"
              autocomplete="off"
              label={t('people.email')}
              value={typed.email ?? ''}
              error={errorOf('email')}
            />
            <Select
              name="ruolo"
              label={t('people.role')}
              options={ROLES_OF_KIND[kind].map((value) => ({ value, label: t(`role.${value}`) }))}
            />
            <Button look="secondary">{t('organisation.invite')}</Button>
          </Form>
        )}
      </div>
    </section>
  );
}
