import { DataTable } from '../../../design/content/data-table.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import type { Permission } from '../../../kernel/access/permission.ts';
import { ROLES, type Role } from '../../../kernel/access/viewer.ts';
import { formatNumber } from '../../../platform/i18n/format.ts';
import { texts } from '../texts.ts';

export function RolesBody({ counts, permissions }: { counts: ReadonlyMap<Role, number>; permissions: readonly Permission[] }) {
  const t = useTexts(texts);
  const page = usePage();
  return (
    <>
      <DataTable
        dense
        caption={t('roles.people')}
        rows={ROLES}
        columns={[
          { label: t('people.role'), value: (role) => <a href={page.href(`/admin/persone?ruolo=${role}`)}>{t(`role.${role}`)}</a> },
          { label: t('roles.count'), numeric: true, value: (role) => formatNumber(counts.get(role) ?? 0, page.locale) },
        ]}
      />
      <DataTable
        dense
        caption={t('roles.permissions')}
        rows={permissions}
        columns={[
          { label: t('roles.permission'), value: ({ name }) => <code>{name}</code> },
          ...ROLES.map((role) => ({
            label: t(`role.${role}`),
            value: ({ grants }: Permission) => {
              const scope = grants[role];
              return scope ? t(`scope.${scope}`) : '–';
            },
          })),
        ]}
      />
    </>
  );
}
