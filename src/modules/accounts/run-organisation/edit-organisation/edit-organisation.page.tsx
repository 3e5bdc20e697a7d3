import { Notice } from '../../../../design/content/notice.tsx';
import { Facts } from '../../../../design/content/tags.tsx';
import { Button, ButtonLink } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { TextInput } from '../../../../design/forms/inputs.tsx';
import { useTexts } from '../../../../design/layout/page-context.ts';
import type { FieldError } from '../../../../platform/http/forms.ts';
import { mustBeVerified } from '../../domain/organisations/trust.ts';
import type { Organisation } from '../../store/organisations/own-organisation.ts';
import { texts } from '../../texts.ts';
import { Desk, useDeskErrors } from '../desk-frame.page.tsx';

export interface Typed {
  readonly nome: string;
  readonly iva: string;
  readonly sito: string;
  readonly pec: string;
}

interface Props {
  readonly organisation: Organisation;
  readonly lead: boolean;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** The organisation's data: a form for who leads it, facts for everybody else. */
export function EditOrganisationBody({ organisation, lead, typed, errors }: Props) {
  const t = useTexts(texts);
  return (
    <Desk title={t('org.edit.title')} lead={t('org.edit.lead')} errors={errors}>
      <Facts
        items={[
          { term: t('org.fact.kind'), value: t(`org.kind.${organisation.kind}`) },
          { term: t('org.fact.status'), value: t(`org.status.${organisation.status}`) },
          {
            term: t('org.fact.trust'),
            value: t(mustBeVerified(organisation.kind) ? `org.trust.${organisation.trust}` : 'org.trust.not-needed'),
          },
          ...(organisation.province ? [{ term: t('org.fact.province'), value: organisation.province }] : []),
        ]}
      />
      {lead ? <EditForm organisation={organisation} typed={typed} errors={errors} /> : <ReadOnly typed={typed} />}
      <p class="th-actions">
        <ButtonLink path="/area/organizzazione/persone" look="secondary">
          {t('org.members.title')}
        </ButtonLink>
      </p>
    </Desk>
  );
}

function EditForm({ organisation, typed, errors }: Omit<Props, 'lead'>) {
  const t = useTexts(texts);
  const { of } = useDeskErrors(errors);
  return (
    <Form action="/area/organizzazione">
      {organisation.trust === 'verified' ? <Notice tone="info">{t('org.edit.fixed')}</Notice> : null}
      <TextInput name="nome" label={t('org.edit.name')} value={typed.nome} autocomplete="organization" maxLength={150} error={of('nome')} />
      <TextInput
        name="iva"
        label={t('org.edit.vat')}
        hint={t('org.edit.vat-hint')}
        value={typed.iva}
        inputMode="numeric"
        maxLength={20}
        optional
        error={of('iva')}
      />
      <TextInput
        name="sito"
        label={t('org.edit.website')}
        hint={t('org.edit.website-hint')}
        value={typed.sito}
        autocomplete="url"
        maxLength={200}
        optional
        error={of('sito')}
      />
      <TextInput
        name="pec"
        label={t('org.edit.pec')}
        hint={t('org.edit.pec-hint')}
        value={typed.pec}
        inputMode="email"
        maxLength={254}
        optional
        error={of('pec')}
      />
      <Button>{t('org.edit.save')}</Button>
    </Form>
  );
}

function ReadOnly({ typed }: { typed: Typed }) {
  const t = useTexts(texts);
  const shown = [
    { term: t('org.edit.name'), value: typed.nome },
    { term: t('org.edit.vat'), value: typed.iva },
    { term: t('org.edit.website'), value: typed.sito },
    { term: t('org.edit.pec'), value: typed.pec },
  ];
  return (
    <>
      <Facts items={shown.filter(({ value }) => value !== '')} />
      <p>{t('org.only-leads')}</p>
    </>
  );
}
