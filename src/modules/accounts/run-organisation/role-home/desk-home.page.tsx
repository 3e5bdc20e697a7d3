import { DataTable } from '../../../../design/content/data-table.tsx';
import { Pagination } from '../../../../design/content/pagination.tsx';
import { ButtonLink } from '../../../../design/forms/button.tsx';
import { Select } from '../../../../design/forms/inputs.tsx';
import { usePage, useTexts } from '../../../../design/layout/page-context.ts';
import type { Viewer } from '../../../../kernel/access/viewer.ts';
import { mustBeVerified } from '../../domain/organisations/trust.ts';
import { texts } from '../../texts.ts';
import { QueueTable } from '../decide-proof/decide-proof.page.tsx';
import type { Waiting } from '../decide-proof/queue.query.ts';
import type { CaseLine } from '../take-in-charge/case-file.query.ts';
import { CaseTable } from '../take-in-charge/take-in-charge.page.tsx';
import { Block, Greeting } from './role-home.page.tsx';
import { type Home, NETWORK_PAGE, type NetworkFilter, type NetworkLine } from './role-home.query.ts';

interface DeskHomeProps {
  readonly viewer: Viewer;
  readonly home: Home;
  readonly people: readonly CaseLine[];
  readonly queue: { readonly rows: readonly Waiting[]; readonly total: number };
}

const SHOWN = 10;

/** The first page of an operator or a manager: what to do first, then lists that fit many lines. */
export function DeskHomeBody({ viewer, home, people, queue }: DeskHomeProps) {
  const t = useTexts(texts);
  const operator = viewer.hat.role === 'operator';
  return (
    <div class="container-xxl th-page">
      <Greeting viewer={viewer} />
      <div class="th-actions">
        {operator ? <ButtonLink path="/operatori/prendi-in-carico">{t('org.cases.take')}</ButtonLink> : null}
        <ButtonLink path="/operatori/codici" look="secondary">
          {t('org.codes.title')}
        </ButtonLink>
        <ButtonLink path="/area/organizzazione/persone" look="secondary">
          {t('org.home.members-n', { n: home.members })}
        </ButtonLink>
        <ButtonLink path="/area/organizzazione" look="secondary">
          {t('org.edit.title')}
        </ButtonLink>
      </div>
      {operator ? (
        <Block title={t('org.cases.title')} more={{ text: t('org.home.all-cases'), path: '/operatori/persone' }}>
          {people.length > 0 ? <CaseTable people={people.slice(0, SHOWN)} total={people.length} /> : <p>{t('org.cases.none-text')}</p>}
        </Block>
      ) : null}
      <Block title={t('org.queue.title')} more={{ text: t('org.home.all-queue'), path: '/operatori/verifiche' }}>
        {queue.total > 0 ? <QueueTable rows={queue.rows.slice(0, SHOWN)} total={queue.total} /> : <p>{t('org.queue.none')}</p>}
      </Block>
    </div>
  );
}

const KINDS = ['youth_centre', 'comune', 'ambito', 'company', 'training_body', 'school', 'university', 'regional_body'] as const;
const STATES = ['pending', 'active', 'suspended', 'closed'] as const;

interface NetworkProps {
  readonly viewer: Viewer;
  readonly rows: readonly NetworkLine[];
  readonly total: number;
  readonly filter: NetworkFilter;
}

/** The first page of the regional governance: every organisation, with its state. */
export function GovernanceHomeBody({ viewer, rows, total, filter }: NetworkProps) {
  const t = useTexts(texts);
  const { href } = usePage();
  const link = (page: number) => `/governance?tipo=${filter.kind ?? ''}&stato=${filter.status ?? ''}&pagina=${page}`;
  const any = { value: '', label: t('org.network.any') };
  return (
    <div class="container-xxl th-page">
      <Greeting viewer={viewer} />
      <Block title={t('org.network.title')} more={{ text: t('org.home.all-queue'), path: '/operatori/verifiche' }}>
        <form method="get" action={href('/governance')} class="th-filter-line">
          <Select
            name="tipo"
            label={t('org.fact.kind')}
            value={filter.kind ?? ''}
            options={[any, ...KINDS.map((kind) => ({ value: kind, label: t(`org.kind.${kind}`) }))]}
          />
          <Select
            name="stato"
            label={t('org.fact.status')}
            value={filter.status ?? ''}
            options={[any, ...STATES.map((status) => ({ value: status, label: t(`org.status.${status}`) }))]}
          />
          <button type="submit" class="btn btn-outline-primary">
            {t('org.network.show')}
          </button>
        </form>
        <NetworkTable rows={rows} total={total} />
        <Pagination page={filter.page} pages={Math.ceil(total / NETWORK_PAGE)} link={link} />
      </Block>
    </div>
  );
}

function NetworkTable({ rows, total }: { rows: readonly NetworkLine[]; total: number }) {
  const t = useTexts(texts);
  const { href } = usePage();
  if (total === 0) return <p>{t('org.network.none')}</p>;
  return (
    <DataTable
      caption={t('org.network.caption', { n: total })}
      columns={[
        { label: t('org.queue.name'), value: (row) => <a href={href(`/operatori/verifiche/${row.public_id}`)}>{row.name}</a> },
        { label: t('org.fact.kind'), value: (row) => t(`org.kind.${row.kind}`) },
        { label: t('org.fact.province'), value: (row) => row.province ?? '' },
        { label: t('org.fact.status'), value: (row) => t(`org.status.${row.status}`) },
        { label: t('org.fact.trust'), value: (row) => t(mustBeVerified(row.kind) ? `org.trust.${row.trust}` : 'org.trust.not-needed') },
        { label: t('org.network.members'), value: (row) => row.members, numeric: true },
      ]}
      rows={rows}
    />
  );
}
