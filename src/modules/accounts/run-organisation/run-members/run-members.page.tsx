import { DataTable } from '../../../../design/content/data-table.tsx';
import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { ChoiceGroup, Select, TextInput } from '../../../../design/forms/inputs.tsx';
import { usePage, useTexts } from '../../../../design/layout/page-context.ts';
import type { Role } from '../../../../kernel/access/viewer.ts';
import type { FieldError } from '../../../../platform/http/forms.ts';
import { formatDate } from '../../../../platform/i18n/format.ts';
import { texts } from '../../texts.ts';
import { Desk, useDeskErrors } from '../desk-frame.page.tsx';
import type { Member, Members } from './members.query.ts';

const PATH = '/area/organizzazione/persone';

export interface TypedInvitation {
  readonly email: string;
  readonly ruolo: string;
  readonly guida: boolean;
}

interface Props {
  readonly page: Members;
  readonly organisation: string;
  readonly roles: readonly Role[];
  readonly typed: TypedInvitation;
  readonly errors: readonly FieldError[];
}

/** Who belongs to the organisation, who was invited, and the form that invites: first the people, then the form. */
export function RunMembersBody({ page, organisation, roles, typed, errors }: Props) {
  const t = useTexts(texts);
  return (
    <Desk title={t('org.members.title')} lead={t('org.members.lead', { organisation })} errors={errors} wide>
      <MemberTable page={page} />
      {page.runs ? (
        <>
          <InvitationTable page={page} />
          <InviteForm roles={roles} typed={typed} errors={errors} />
        </>
      ) : (
        <p>{t('org.only-leads')}</p>
      )}
    </Desk>
  );
}

function MemberTable({ page }: { page: Members }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  const leads = page.members.filter(({ lead }) => lead).length;
  const columns = [
    { label: t('org.members.name'), value: (member: Member) => (member.self ? t('org.members.you', { name: member.name }) : member.name) },
    { label: t('org.members.role'), value: (member: Member) => t(`org.role.${member.role}`) },
    { label: t('org.members.leads'), value: (member: Member) => (member.lead ? t('org.yes') : t('org.no')) },
    { label: t('org.members.since'), value: (member: Member) => formatDate(member.since, locale) },
    {
      label: t('org.members.actions'),
      value: (member: Member) => <MemberActions member={member} runs={page.runs} last={member.lead && leads === 1} />,
    },
  ];
  const email = { label: t('org.members.email'), value: (member: Member) => member.email };
  const [first, ...rest] = columns;
  const shown = page.runs && first ? [first, email, ...rest] : columns;
  return <DataTable caption={t('org.members.caption', { n: page.members.length })} columns={shown} rows={page.members} />;
}

function MemberActions({ member, runs, last }: { member: Member; runs: boolean; last: boolean }) {
  const t = useTexts(texts);
  if (last) return <>{t('org.members.last-lead')}</>;
  return (
    <div class="th-row-actions">
      {runs ? (
        <Form action={`${PATH}/guida`}>
          <input type="hidden" name="appartenenza" value={member.membership} />
          <input type="hidden" name="guida" value={member.lead ? 'no' : 'si'} />
          <Button look="quiet">
            {t(member.lead ? 'org.members.no-lead' : 'org.members.make-lead')}
            <span class="visually-hidden">: {member.name}</span>
          </Button>
        </Form>
      ) : null}
      {runs || member.self ? (
        <details>
          <summary>
            {t(member.self ? 'org.members.leave' : 'org.members.end')}
            <span class="visually-hidden">: {member.name}</span>
          </summary>
          <Form action={`${PATH}/togli`}>
            <p>{t(member.self ? 'org.members.leave-sure' : 'org.members.end-sure')}</p>
            <input type="hidden" name="appartenenza" value={member.membership} />
            <Button look="secondary">{t('org.members.yes')}</Button>
          </Form>
        </details>
      ) : null}
    </div>
  );
}

function InvitationTable({ page }: { page: Members }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  if (page.invitations.length === 0) return null;
  return (
    <DataTable
      caption={t('org.invites.caption', { n: page.invitations.length })}
      columns={[
        { label: t('org.members.email'), value: (sent) => sent.email },
        { label: t('org.members.role'), value: (sent) => t(`org.role.${sent.role}`) },
        {
          label: t('org.invites.state'),
          value: (sent) =>
            sent.state === 'open' ? t('org.invites.open', { day: formatDate(sent.expiresAt, locale) }) : t('org.invites.expired'),
        },
        {
          label: t('org.members.actions'),
          value: (sent) => (
            <Form action={`${PATH}/ritira`}>
              <input type="hidden" name="invito" value={sent.id} />
              <Button look="quiet">
                {t('org.invites.withdraw')}
                <span class="visually-hidden">: {sent.email}</span>
              </Button>
            </Form>
          ),
        },
      ]}
      rows={page.invitations}
    />
  );
}

function InviteForm({ roles, typed, errors }: Pick<Props, 'roles' | 'typed' | 'errors'>) {
  const t = useTexts(texts);
  const { of } = useDeskErrors(errors);
  const options = roles.map((role) => ({ value: role, label: t(`org.role.${role}`) }));
  return (
    <section class="th-narrow th-group">
      <h2 class="h4">{t('org.invite.title')}</h2>
      <p>{t('org.invite.lead')}</p>
      <Form action={`${PATH}/invita`}>
        <TextInput
          name="email"
          type="email"
          label={t('org.invite.email')}
          value={typed.email}
          autocomplete="off"
          maxLength={254}
          error={of('email')}
        />
        {options.length > 1 ? (
          <Select name="ruolo" label={t('org.invite.role')} value={typed.ruolo} options={options} error={of('ruolo')} />
        ) : (
          <input type="hidden" name="ruolo" value={options[0]?.value ?? ''} />
        )}
        <ChoiceGroup
          name="guida"
          label={t('org.invite.lead-question')}
          type="checkbox"
          values={typed.guida ? ['si'] : []}
          options={[{ value: 'si', label: t('org.invite.as-lead'), hint: t('org.invite.as-lead-hint') }]}
        />
        <Button>{t('org.invite.send')}</Button>
      </Form>
    </section>
  );
}
