import { DataTable } from '../../../../design/content/data-table.tsx';
import { EmptyState } from '../../../../design/content/empty-state.tsx';
import { Notice } from '../../../../design/content/notice.tsx';
import { Pagination } from '../../../../design/content/pagination.tsx';
import { Facts } from '../../../../design/content/tags.tsx';
import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { TextArea } from '../../../../design/forms/inputs.tsx';
import { usePage, useTexts } from '../../../../design/layout/page-context.ts';
import type { FieldError } from '../../../../platform/http/forms.ts';
import { formatDate } from '../../../../platform/i18n/format.ts';
import { mustBeVerified, type ProofKind } from '../../domain/organisations/trust.ts';
import type { Organisation } from '../../store/organisations/own-organisation.ts';
import type { Proof } from '../../store/organisations/proofs.ts';
import { texts } from '../../texts.ts';
import { Desk, useDeskErrors } from '../desk-frame.page.tsx';
import { QUEUE_PAGE, type Waiting } from './queue.query.ts';

export function QueueBody({ rows, total, page }: { rows: readonly Waiting[]; total: number; page: number }) {
  const t = useTexts(texts);
  return (
    <Desk title={t('org.queue.title')} lead={t('org.queue.lead')} wide>
      {total === 0 ? (
        <EmptyState title={t('org.queue.none')}>
          <p>{t('org.queue.none-text')}</p>
        </EmptyState>
      ) : (
        <>
          <QueueTable rows={rows} total={total} />
          <Pagination page={page} pages={Math.ceil(total / QUEUE_PAGE)} link={(n) => `/operatori/verifiche?pagina=${n}`} />
        </>
      )}
    </Desk>
  );
}

export function QueueTable({ rows, total }: { rows: readonly Waiting[]; total: number }) {
  const t = useTexts(texts);
  const { locale, href } = usePage();
  return (
    <DataTable
      caption={t('org.queue.caption', { n: total })}
      columns={[
        { label: t('org.queue.name'), value: (row) => <a href={href(`/operatori/verifiche/${row.public_id}`)}>{row.name}</a> },
        { label: t('org.fact.kind'), value: (row) => t(`org.kind.${row.kind}`) },
        { label: t('org.fact.province'), value: (row) => row.province ?? '' },
        { label: t('org.fact.trust'), value: (row) => t(`org.trust.${row.trust}`) },
        { label: t('org.queue.proofs'), value: (row) => row.waiting, numeric: true },
        { label: t('org.queue.since'), value: (row) => formatDate(row.since, locale) },
      ]}
      rows={rows}
    />
  );
}

export interface CheckProps {
  readonly organisation: Organisation;
  readonly proofs: readonly Proof[];
  readonly accepted: ReadonlySet<ProofKind>;
  readonly leads: readonly string[];
  /** The viewer belongs to it: they look, others decide. */
  readonly own: boolean;
  readonly maySuspend: boolean;
  readonly reason: string;
  readonly errors: readonly FieldError[];
}

/** Everything about one organisation that helps to decide, and the decisions. */
export function CheckOrganisationBody(props: CheckProps) {
  const t = useTexts(texts);
  const { organisation, accepted, leads, errors } = props;
  const suspended = organisation.status === 'suspended';
  return (
    <Desk title={organisation.name} errors={errors}>
      {suspended ? (
        <Notice tone="warning" title={t('org.status.suspended')}>
          <p>{organisation.status_reason}</p>
        </Notice>
      ) : null}
      <OrganisationFacts organisation={organisation} leads={leads} />
      <h2 class="h4">{t('org.proof.why')}</h2>
      <ul>
        {(['vat', 'email_domain', 'pec', 'document', 'visit'] as const).map((kind) => (
          <li>
            {t(`org.proof.kind.${kind}`)}: <strong>{t(accepted.has(kind) ? 'org.proof.have' : 'org.proof.have-not')}</strong>
          </li>
        ))}
      </ul>
      {props.own ? <p>{t('org.check.own')}</p> : <Decisions {...props} />}
    </Desk>
  );
}

function Decisions(props: CheckProps) {
  const t = useTexts(texts);
  const { organisation, accepted, proofs } = props;
  const path = `/operatori/verifiche/${organisation.public_id}`;
  return (
    <>
      {proofs
        .filter(({ proof, outcome }) => proof === 'document' && outcome === 'waiting')
        .map((proof) => (
          <DecideDocument proof={proof} path={path} props={props} />
        ))}
      {accepted.has('visit') ? null : (
        <ReasonForm
          action={`${path}/conosco`}
          title={t('org.check.visit-title')}
          button={t('org.check.visit-do')}
          label={t('org.check.visit-reason')}
          props={props}
          id="conosco"
        />
      )}
      {props.maySuspend ? <SuspendForm path={path} props={props} /> : null}
    </>
  );
}

function OrganisationFacts({ organisation, leads }: Pick<CheckProps, 'organisation' | 'leads'>) {
  const t = useTexts(texts);
  const facts = [
    { term: t('org.fact.kind'), value: t(`org.kind.${organisation.kind}`) },
    { term: t('org.fact.status'), value: t(`org.status.${organisation.status}`) },
    { term: t('org.fact.trust'), value: t(mustBeVerified(organisation.kind) ? `org.trust.${organisation.trust}` : 'org.trust.not-needed') },
    { term: t('org.fact.province'), value: organisation.province },
    { term: t('org.edit.vat'), value: organisation.vat_number },
    { term: t('org.edit.website'), value: organisation.website },
    { term: t('org.edit.pec'), value: organisation.pec },
    { term: t('org.check.leads'), value: leads.join(', ') },
  ];
  return <Facts items={facts.filter(({ value }) => value)} />;
}

function DecideDocument({ proof, path, props }: { proof: Proof; path: string; props: CheckProps }) {
  const t = useTexts(texts);
  const { locale, href } = usePage();
  const { of } = useDeskErrors(props.errors);
  const field = `motivo-${proof.id}`;
  return (
    <section class="th-group">
      <h2 class="h4">{t('org.check.document-title', { day: formatDate(proof.offered_at, locale) })}</h2>
      <p>
        <a href={href(`${path}/documenti/${proof.id}`)}>{t('org.check.document-open')}</a>
      </p>
      <Form action={`${path}/decidi`}>
        <input type="hidden" name="prova" value={proof.id} />
        <TextArea
          name={field}
          label={t('org.check.reason')}
          hint={t('org.check.reason-hint')}
          rows={3}
          maxLength={500}
          value={props.reason}
          error={of(field)}
        />
        <div class="th-actions">
          <Button name="esito" value="accetta">
            {t('org.check.accept')}
          </Button>
          <Button look="secondary" name="esito" value="rifiuta">
            {t('org.check.refuse')}
          </Button>
        </div>
      </Form>
    </section>
  );
}

function SuspendForm({ path, props }: { path: string; props: CheckProps }) {
  const t = useTexts(texts);
  if (props.organisation.status !== 'suspended') {
    const title = t('org.check.suspend-title');
    return (
      <ReasonForm
        action={`${path}/sospendi`}
        title={title}
        button={t('org.check.suspend-do')}
        label={t('org.check.suspend-reason')}
        props={props}
        id="sospendi"
      />
    );
  }
  return (
    <section class="th-group">
      <h2 class="h4">{t('org.check.back-title')}</h2>
      <Form action={`${path}/riapri`}>
        <Button look="secondary">{t('org.check.back-do')}</Button>
      </Form>
    </section>
  );
}

function ReasonForm({
  action,
  title,
  button,
  label,
  props,
  id,
}: {
  action: string;
  title: string;
  button: string;
  label: string;
  props: CheckProps;
  id: string;
}) {
  const { of } = useDeskErrors(props.errors);
  return (
    <section class="th-group">
      <h2 class="h4">{title}</h2>
      <Form action={action}>
        <TextArea name={id} label={label} rows={3} maxLength={500} error={of(id)} value={of(id) ? props.reason : ''} />
        <Button look="secondary">{button}</Button>
      </Form>
    </section>
  );
}
