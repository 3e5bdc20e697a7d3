import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { type Choice, type ChoiceSection, Select, TextInput } from '../../../../design/forms/inputs.tsx';
import { useShared, useTexts } from '../../../../design/layout/page-context.ts';
import type { FieldError } from '../../../../platform/http/forms.ts';
import type { Place } from '../../../territory/api.ts';
import { type ChipChoice, ChipChoices } from '../../content/chip-choices.tsx';
import { DefaultButton } from '../../content/default-button.tsx';
import { useErrorText } from '../../content/error-text.ts';
import { StepFrame } from '../../content/step-frame.tsx';
import type { JourneyPage } from '../../domain/draft.ts';
import { journeyPath } from '../../domain/paths.ts';
import { texts } from '../../texts.ts';

/** What is in the form, as typed. `reach` as in `reachText`. */
export interface PlaceTyped {
  readonly place: string;
  readonly reach: string;
  readonly licences: readonly number[];
}

interface Props {
  journey: string;
  back: JourneyPage | null;
  typed: PlaceTyped;
  reaches: { readonly options: readonly Choice[]; readonly sections: readonly ChoiceSection[] };
  licences: readonly ChipChoice[];
  suggestions: readonly Place[];
  errors: readonly FieldError[];
}

export function TellPlaceBody({ journey, back, typed, reaches, licences, suggestions, errors }: Props) {
  const t = useTexts(texts);
  const shared = useShared();
  const errorText = useErrorText();
  const errorOf = (field: string) => errors.filter((error) => error.field === field).map(errorText)[0];
  return (
    <StepFrame journey={journey} page="dove" back={back} title={t('perte.where.title')} errors={errors}>
      <Form action={journeyPath(journey, 'dove')}>
        <DefaultButton />
        <TextInput
          name="luogo"
          label={t('perte.where.place')}
          hint={t('perte.where.place.hint')}
          value={typed.place}
          autocomplete="address-level2"
          complete="places"
          error={errorOf('luogo')}
        />
        <Suggestions places={suggestions} />
        <Select
          name="raggio"
          label={t('perte.where.radius')}
          hint={t('perte.where.radius.hint')}
          value={typed.reach}
          {...reaches}
          error={errorOf('raggio')}
        />
        <ChipChoices name="patente" title={t('perte.where.licences')} hint={t('perte.where.licences.hint')} choices={licences} />
        <div class="th-actions">
          <Button>{shared('form.continue')}</Button>
        </div>
      </Form>
    </StepFrame>
  );
}

/** Each is a button that sends the form with that place: one click and on. */
function Suggestions({ places }: { places: readonly Place[] }) {
  const t = useTexts(texts);
  if (places.length === 0) return null;
  return (
    <div class="th-perte-suggestions">
      <p>{t('perte.where.suggestions')}</p>
      <ul>
        {places.map((place) => (
          <li>
            <Button look="secondary" name="suggerito" value={place.istat}>
              {place.name} ({place.province})
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
