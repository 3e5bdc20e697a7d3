import { DataTable } from '../../../../design/content/data-table.tsx';
import { Notice } from '../../../../design/content/notice.tsx';
import { Button, ButtonLink } from '../../../../design/forms/button.tsx';
import { FileInput } from '../../../../design/forms/file-input.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { usePage, useTexts } from '../../../../design/layout/page-context.ts';
import type { FieldError } from '../../../../platform/http/forms.ts';
import { formatDate } from '../../../../platform/i18n/format.ts';
import type { ProofKind } from '../../domain/organisations/trust.ts';
import type { Organisation } from '../../store/organisations/own-organisation.ts';
import type { Proof } from '../../store/organisations/proofs.ts';
import { texts } from '../../texts.ts';
import { Desk, useDeskErrors } from '../desk-frame.page.tsx';

const PATH = '/area/organizzazione/verifica';

interface Props {
  readonly organisation: Organisation;
  readonly proofs: readonly Proof[];
  readonly accepted: ReadonlySet<ProofKind>;
  readonly lead: boolean;
  readonly errors: readonly FieldError[];
}

/** How far the organisation is trusted and why, what was offered, and what can still be offered. */
export function OfferProofBody({ organisation, proofs, accepted, lead, errors }: Props) {
  const t = useTexts(texts);
  const verified = organisation.trust === 'verified';
  return (
    <Desk title={t('org.proof.title')} errors={errors}>
      <Notice tone={verified ? 'success' : 'info'} title={t(`org.trust.${organisation.trust}`)}>
        <p>{t(`org.proof.state.${organisation.trust}`)}</p>
      </Notice>
      <h2 class="h4">{t('org.proof.why')}</h2>
      <ul>
        {(['vat', 'email_domain', 'pec', 'document', 'visit'] as const).map((kind) => (
          <li>
            {t(`org.proof.kind.${kind}`)}: <strong>{t(accepted.has(kind) ? 'org.proof.have' : 'org.proof.have-not')}</strong>
          </li>
        ))}
      </ul>
      <OfferedProofs proofs={proofs} />
      {lead ? <Offers organisation={organisation} accepted={accepted} errors={errors} /> : <p>{t('org.only-leads')}</p>}
    </Desk>
  );
}

function OfferedProofs({ proofs }: { proofs: readonly Proof[] }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  if (proofs.length === 0) return null;
  return (
    <DataTable
      caption={t('org.proof.offered')}
      columns={[
        { label: t('org.proof.what'), value: (proof) => t(`org.proof.kind.${proof.proof}`) },
        { label: t('org.proof.when'), value: (proof) => formatDate(proof.offered_at, locale) },
        { label: t('org.proof.outcome'), value: (proof) => t(`org.outcome.${proof.outcome}`) },
        { label: t('org.proof.reason'), value: (proof) => proof.reason ?? '' },
      ]}
      rows={proofs}
    />
  );
}

function Offers({ organisation, accepted, errors }: Pick<Props, 'organisation' | 'accepted' | 'errors'>) {
  const t = useTexts(texts);
  const { of } = useDeskErrors(errors);
  return (
    <>
      {accepted.has('vat') ? null : (
        <section class="th-group">
          <h2 class="h4">{t('org.proof.vat-title')}</h2>
          <p>{t('org.proof.vat-text')}</p>
          <ButtonLink path="/area/organizzazione" look="secondary">
            {t('org.proof.vat-do')}
          </ButtonLink>
        </section>
      )}
      {accepted.has('email_domain') ? null : (
        <section class="th-group" id="dominio">
          <h2 class="h4">{t('org.proof.domain-title')}</h2>
          <p>
            {organisation.email_domain ? t('org.proof.domain-text', { domain: organisation.email_domain }) : t('org.proof.domain-none')}
          </p>
          {of('dominio') ? <p class="th-error">{of('dominio')}</p> : null}
          {organisation.email_domain ? (
            <Form action={`${PATH}/dominio`}>
              <Button look="secondary">{t('org.proof.domain-do')}</Button>
            </Form>
          ) : (
            <ButtonLink path="/area/organizzazione" look="secondary">
              {t('org.proof.domain-write')}
            </ButtonLink>
          )}
        </section>
      )}
      {accepted.has('pec') ? null : (
        <section class="th-group" id="casella">
          <h2 class="h4">{t('org.proof.pec-title')}</h2>
          <p>{organisation.pec ? t('org.proof.pec-text', { pec: organisation.pec }) : t('org.proof.pec-none')}</p>
          {of('casella') ? <p class="th-error">{of('casella')}</p> : null}
          {organisation.pec ? (
            <Form action={`${PATH}/pec`}>
              <Button look="secondary">{t('org.proof.pec-do')}</Button>
            </Form>
          ) : (
            <ButtonLink path="/area/organizzazione" look="secondary">
              {t('org.proof.pec-write')}
            </ButtonLink>
          )}
        </section>
      )}
      <section class="th-group">
        <h2 class="h4">{t('org.proof.document-title')}</h2>
        <p>{t('org.proof.document-text')}</p>
        <Form action={`${PATH}/documento`} withFile>
          <FileInput
            name="documento"
            label={t('org.proof.document-label')}
            hint={t('org.proof.document-hint')}
            accept="application/pdf,image/jpeg,image/png"
            error={of('documento')}
          />
          <Button>{t('org.proof.document-do')}</Button>
        </Form>
      </section>
    </>
  );
}

/** Opening the link changes nothing; the button does. */
export function ConfirmPecBody({ action, organisation }: { action: string; organisation: string }) {
  const t = useTexts(texts);
  return (
    <Desk title={t('org.pec.title')} lead={t('org.pec.lead', { organisation })}>
      <Form action={action}>
        <Button>{t('org.pec.do')}</Button>
      </Form>
    </Desk>
  );
}
