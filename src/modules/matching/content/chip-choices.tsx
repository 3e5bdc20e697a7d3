import { Hint } from '../../../design/forms/field.tsx';

export interface ChipChoice {
  readonly value: string;
  readonly label: string;
  readonly ticked: boolean;
}

interface Props {
  /** Form field name, and start of the ids. */
  name: string;
  title: string;
  hint?: string | undefined;
  choices: readonly ChipChoice[];
}

/** Check boxes of a few words each, as pills side by side: twenty fit on a phone. */
export function ChipChoices({ name, title, hint, choices }: Props) {
  if (choices.length === 0) return null;
  return (
    <fieldset class="th-choices">
      <legend class="th-label">{title}</legend>
      <Hint name={`${name}-${choices[0]?.value}`} hint={hint} />
      <div class="th-chips">
        {choices.map(({ value, label, ticked }) => (
          <div class="th-chip">
            <input type="checkbox" class="form-check-input" id={`${name}-${value}`} name={name} value={value} checked={ticked} />
            <label for={`${name}-${value}`}>{label}</label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
