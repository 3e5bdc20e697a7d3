import { DataTable } from '../../../design/content/data-table.tsx';
import { useTexts } from '../../../design/layout/page-context.ts';
import type { Translate } from '../../../platform/i18n/catalogue.ts';
import type { DemoDoors } from '../demo/demo-doors.ts';
import { texts } from '../texts.ts';

/** Below the sign-in form of a demonstration: who one can be. */
export function DemoAccounts({ doors }: { doors: DemoDoors }) {
  const t = useTexts(texts) as Translate;
  return (
    <details class="th-group">
      <summary>{t('demo.title')}</summary>
      <p>{t('demo.lead', { password: doors.password })}</p>
      <p>{t('demo.code', { code: doors.code, secret: doors.secret })}</p>
      <DataTable
        dense
        caption={t('demo.title')}
        rows={doors.accounts}
        columns={[
          { label: t('demo.role'), value: ({ role }) => t(`demo.role.${role}`) },
          { label: t('demo.email'), value: ({ email }) => email },
        ]}
      />
    </details>
  );
}
