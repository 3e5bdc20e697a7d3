import { DataTable } from '../../../design/content/data-table.tsx';
import { EmptyState } from '../../../design/content/empty-state.tsx';
import { Button } from '../../../design/forms/button.tsx';
import { Form } from '../../../design/forms/form.tsx';
import { useTexts } from '../../../design/layout/page-context.ts';
import type { Page } from '../../../kernel/pagination.ts';
import type { OpenInvitation } from '../../accounts/api.ts';
import { Moment, Pages, State } from '../content/pieces.tsx';
import { texts } from '../texts.ts';

export function InvitationsBody({ invitations }: { invitations: Page<OpenInvitation> }) {
  const t = useTexts(texts);
  if (invitations.total === 0) {
    return (
      <EmptyState title={t('invitations.none')}>
        <p>{t('invitations.none.text')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <DataTable
        dense
        caption={t('invitations.count', { n: invitations.total })}
        rows={invitations.items}
        columns={[
          { label: t('people.email'), value: ({ email }) => email },
          { label: t('people.role'), value: ({ role }) => t(`role.${role}`) },
          { label: t('people.organisation'), value: ({ organisation }) => organisation ?? '–' },
          { label: t('invitations.sent'), value: ({ createdAt }) => <Moment at={createdAt} /> },
          { label: t('invitations.until'), value: ({ expiresAt }) => <Moment at={expiresAt} /> },
          {
            label: t('list.state'),
            value: ({ state }) => (
              <State tone={state === 'open' ? 'good' : 'wait'}>{t(state === 'open' ? 'invitations.open' : 'invitations.over')}</State>
            ),
          },
          { label: t('list.do'), value: (invitation) => <Withdraw invitation={invitation} /> },
        ]}
      />
      <Pages of={invitations} path="/admin/inviti" query={{}} />
    </>
  );
}

function Withdraw({ invitation }: { invitation: OpenInvitation }) {
  const t = useTexts(texts);
  return (
    <Form action="/admin/inviti/ritira">
      <input type="hidden" name="invito" value={invitation.id} />
      <Button look="secondary">
        {t('invitations.withdraw')}
        <span class="visually-hidden"> {invitation.email}</span>
      </Button>
    </Form>
  );
}
