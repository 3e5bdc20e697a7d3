import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { Select, TextInput } from '../../../../design/forms/inputs.tsx';
import { useShared, useTexts } from '../../../../design/layout/page-context.ts';
import type { FieldError } from '../../../../platform/http/forms.ts';
import type { Place } from '../../../territory/api.ts';
import { ComuneField } from '../../content/comune-field.tsx';
import { useErrorText } from '../../content/error-text.ts';
import { Step } from '../../content/step.page.tsx';
import { type Audience, KINDS_FOR, registerPath } from '../../domain/joining/register-draft.ts';
import { texts } from '../../texts.ts';

/** What is in the form, as typed. */
export interface TypedOrganisation {
  readonly nome: string;
  readonly tipo: string;
  readonly piva: string;
  readonly comune: string;
  readonly sito: string;
  readonly pec: string;
}

interface Props {
  readonly id: string;
  readonly back: string;
  readonly step: { readonly at: number; readonly of: number };
  readonly audience: Exclude<Audience, 'youth'>;
  readonly typed: TypedOrganisation;
  readonly similar: readonly Place[];
  readonly errors: readonly FieldError[];
}

export function TellOrganisationBody({ id, back, step, audience, typed, similar, errors }: Props) {
  const t = useTexts(texts);
  const shared = useShared();
  const { errorOf } = useErrorText(errors);
  const kinds = KINDS_FOR[audience].map((value) => ({ value, label: t(`kind.${value}`) }));
  return (
    <Step title={t(`organisation.title.${audience}`)} lead={t('organisation.lead')} back={back} step={step} errors={errors}>
      <Form action={registerPath(id, 'ente')}>
        <button type="submit" class="visually-hidden" tabIndex={-1} aria-hidden="true" />
        <TextInput
          name="nome"
          label={t('organisation.name')}
          hint={t('organisation.name.hint')}
          value={typed.nome}
          autocomplete="organization"
          maxLength={160}
          error={errorOf('nome')}
        />
        {kinds.length > 1 ? (
          <Select name="tipo" label={t('organisation.kind')} value={typed.tipo} options={kinds} error={errorOf('tipo')} />
        ) : null}
        <TextInput
          name="piva"
          label={t('organisation.vat')}
          hint={t('organisation.vat.hint')}
          value={typed.piva}
          inputMode="numeric"
          autocomplete="off"
          maxLength={20}
          error={errorOf('piva')}
        />
        <ComuneField
          label={t('organisation.comune')}
          hint={t('organisation.comune.hint')}
          value={typed.comune}
          similar={similar}
          error={errorOf('comune')}
        />
        <TextInput
          name="sito"
          label={t('organisation.website')}
          hint={t('organisation.website.hint')}
          value={typed.sito}
          type="url"
          autocomplete="url"
          maxLength={200}
          error={errorOf('sito')}
          optional={true}
        />
        <TextInput
          name="pec"
          label={t('organisation.pec')}
          hint={t('organisation.pec.hint')}
          value={typed.pec}
          type="email"
          autocomplete="off"
          maxLength={254}
          error={errorOf('pec')}
          optional={true}
        />
        <div class="th-actions">
          <Button>{shared('form.continue')}</Button>
        </div>
      </Form>
    </Step>
  );
}
