import { Button } from '../../../../design/forms/button.tsx';
import { ErrorText } from '../../../../design/forms/field.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { TextInput } from '../../../../design/forms/inputs.tsx';
import { useShared, useTexts } from '../../../../design/layout/page-context.ts';
import type { FieldError } from '../../../../platform/http/forms.ts';
import { type ChipChoice, ChipChoices } from '../../content/chip-choices.tsx';
import { DefaultButton } from '../../content/default-button.tsx';
import { useErrorText } from '../../content/error-text.ts';
import { StepFrame } from '../../content/step-frame.tsx';
import type { JourneyPage } from '../../domain/draft.ts';
import { journeyPath } from '../../domain/paths.ts';
import { texts } from '../../texts.ts';
import type { ConfirmView, SkillChoice } from './skill-choices.ts';

interface Props {
  journey: string;
  back: JourneyPage | null;
  view: ConfirmView;
  /** Whether a text was written: then "nothing found" needs a word. */
  toldSomething: boolean;
  errors: readonly FieldError[];
}

export function ConfirmSkillsBody({ journey, back, view, toldSomething, errors }: Props) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const lead = t(view.told.length > 0 ? 'perte.confirm.lead' : toldSomething ? 'perte.confirm.nothing' : 'perte.confirm.pick');
  const wrong = errors[0];
  const groups = view.told.length > 0 || view.usual.length > 0;
  return (
    <StepFrame journey={journey} page="conferma" back={back} title={t('perte.confirm.title')} lead={lead} errors={errors}>
      <Form action={journeyPath(journey, 'conferma')}>
        <DefaultButton name="azione" value="cerca" />
        <div id="skill">
          <ErrorText name="skill" error={wrong ? errorText(wrong) : undefined} />
          <ToldSkills told={view.told} />
          {view.usual.map(({ job, skills }) => (
            <ChipChoices
              name="skill"
              title={t('perte.confirm.usual', { job })}
              hint={t('perte.confirm.usual.hint')}
              choices={skills.map(chip)}
            />
          ))}
          <ChipChoices
            name="skill"
            title={t(groups ? 'perte.confirm.common.also' : 'perte.confirm.common')}
            choices={view.common.map(chip)}
          />
        </div>
        <SearchSkills searched={view.searched} />
        <Actions />
      </Form>
    </StepFrame>
  );
}

function chip({ id, label, ticked }: SkillChoice): ChipChoice {
  return { value: String(id), label, ticked };
}

function ToldSkills({ told }: Pick<ConfirmView, 'told'>) {
  const t = useTexts(texts);
  if (told.length === 0) return null;
  return (
    <fieldset class="th-choices">
      <legend class="th-label">{t('perte.confirm.told')}</legend>
      <p class="form-text">{t('perte.confirm.told.hint')}</p>
      <div class="th-perte-skills">
        {told.map((choice) => (
          <SkillRow choice={choice} />
        ))}
      </div>
    </fieldset>
  );
}

const LEVELS = ['1', '2', '3'] as const;

/** A check box; how well one can do it is a second, optional answer. */
function SkillRow({ choice }: { choice: SkillChoice }) {
  const t = useTexts(texts);
  const id = `skill-${choice.id}`;
  return (
    <div class="th-perte-skill">
      <div class="form-check">
        <input type="checkbox" class="form-check-input" id={id} name="skill" value={String(choice.id)} checked={choice.ticked} />
        <label class="form-check-label" for={id}>
          {choice.label}
        </label>
      </div>
      {choice.licence ? null : (
        <>
          <label class="visually-hidden" for={`level-${choice.id}`}>
            {t('perte.level', { skill: choice.label })}
          </label>
          <select class="form-select" id={`level-${choice.id}`} name={`level-${choice.id}`}>
            <option value="" selected={choice.level === ''}>
              {t('perte.level.none')}
            </option>
            {LEVELS.map((level) => (
              <option value={level} selected={choice.level === level}>
                {t(`perte.level.${level}`)}
              </option>
            ))}
          </select>
        </>
      )}
    </div>
  );
}

/** Adds a skill by its name: found ones appear here as check boxes, what was ticked stays ticked. */
function SearchSkills({ searched }: Pick<ConfirmView, 'searched'>) {
  const t = useTexts(texts);
  const shared = useShared();
  return (
    <div class="th-perte-search" id="trovate">
      <TextInput
        name="cerca"
        type="search"
        label={t('perte.confirm.search')}
        hint={t('perte.confirm.search.hint')}
        value={searched?.query}
        maxLength={80}
      />
      <Button look="secondary" name="azione" value="cerca">
        {shared('form.search')}
      </Button>
      {searched ? (
        <ChipChoices name="skill" title={t('perte.confirm.found', { query: searched.query })} choices={searched.skills.map(chip)} />
      ) : null}
      {searched && searched.skills.length === 0 ? (
        <p class="th-perte-note" role="status">
          {t('perte.confirm.not-found', { query: searched.query })}
        </p>
      ) : null}
    </div>
  );
}

function Actions() {
  const t = useTexts(texts);
  const shared = useShared();
  return (
    <div class="th-actions">
      <Button name="azione" value="continua">
        {shared('form.continue')}
      </Button>
      <Button look="quiet" name="azione" value="salta">
        {t('perte.skip')}
      </Button>
    </div>
  );
}
