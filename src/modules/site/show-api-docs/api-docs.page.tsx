import { DataTable } from '../../../design/content/data-table.tsx';
import { useTexts } from '../../../design/layout/page-context.ts';
import { texts } from '../texts.ts';
import type { OperationView } from './api-docs-view.ts';

const DESCRIPTION = '/openapi.json';

export function ApiDocsBody({ operations, perMinute }: { operations: readonly OperationView[]; perMinute: number }) {
  const t = useTexts(texts);
  return (
    <div class="container-xxl th-page">
      <h1>{t('api.title')}</h1>
      <p class="lead">{t('api.lead')}</p>
      <p>
        {t('api.spec')} <a href={DESCRIPTION}>{DESCRIPTION}</a>
      </p>
      <p>{t('api.limits', { n: perMinute })}</p>
      {operations.map((operation) => (
        <Operation operation={operation} />
      ))}
    </div>
  );
}

function Operation({ operation }: { operation: OperationView }) {
  const t = useTexts(texts);
  const name = `${operation.method} ${operation.path}`;
  const callable = operation.method === 'GET' && !operation.path.includes('{');
  return (
    <section class="th-operation">
      <h2 class="h4">
        <code>{name}</code>
      </h2>
      <p>
        {operation.summary} {callable ? <a href={operation.path}>{`${t('api.try')} ${operation.path}`}</a> : null}
      </p>
      {operation.parameters.length > 0 ? (
        <DataTable
          caption={t('api.parameters.of', { name })}
          rows={operation.parameters}
          columns={[
            { label: t('api.parameter'), value: (row) => <code>{row.name}</code> },
            { label: t('api.where'), value: (row) => row.in },
            { label: t('api.required'), value: (row) => t(row.required ? 'api.yes' : 'api.no') },
          ]}
        />
      ) : null}
    </section>
  );
}
