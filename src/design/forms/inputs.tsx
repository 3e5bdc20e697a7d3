import type { InputHTMLAttributes } from 'preact';
import { describedBy, ErrorText, FieldFrame, type FieldProps, Hint } from './field.tsx';

interface TextProps extends FieldProps {
  value?: string | undefined;
  type?: 'text' | 'email' | 'search' | 'number' | 'date' | 'tel' | 'url';
  autocomplete?: string;
  inputMode?: InputHTMLAttributes['inputMode'];
  maxLength?: number;
  list?: string;
  placeholder?: string;
  /** Extra data attribute that an island looks for: `places`, `occupations`. */
  complete?: string;
}

export function TextInput(props: TextProps) {
  const { name, value, type = 'text', autocomplete, inputMode, maxLength, list, complete, placeholder, error } = props;
  return (
    <FieldFrame {...props}>
      <input
        class="form-control"
        id={name}
        name={name}
        type={type}
        value={value ?? ''}
        autocomplete={autocomplete}
        inputMode={inputMode}
        maxLength={maxLength}
        list={list}
        placeholder={placeholder}
        data-complete={complete}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(props)}
      />
    </FieldFrame>
  );
}

export function TextArea(props: FieldProps & { value?: string | undefined; rows?: number; maxLength?: number }) {
  const { name, value, rows = 5, maxLength, error } = props;
  return (
    <FieldFrame {...props}>
      <textarea
        class="form-control"
        id={name}
        name={name}
        rows={rows}
        maxLength={maxLength}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(props)}
      >
        {value ?? ''}
      </textarea>
    </FieldFrame>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** How many results it would give; shown beside the label. */
  readonly count?: string | undefined;
}

/** Choices under a heading of their own. */
export interface ChoiceSection {
  readonly label: string;
  readonly options: readonly Choice[];
}

interface SelectProps extends FieldProps {
  value?: string | undefined;
  options: readonly Choice[];
  /** After the plain options. */
  sections?: readonly ChoiceSection[];
}

export function Select(props: SelectProps) {
  const { name, value, options, sections = [], error } = props;
  return (
    <FieldFrame {...props}>
      <select class="form-select" id={name} name={name} aria-invalid={error ? 'true' : undefined} aria-describedby={describedBy(props)}>
        <Options options={options} value={value} />
        {sections.map((section) => (
          <optgroup label={section.label}>
            <Options options={section.options} value={value} />
          </optgroup>
        ))}
      </select>
    </FieldFrame>
  );
}

function Options({ options, value }: Pick<SelectProps, 'options' | 'value'>) {
  return (
    <>
      {options.map((option) => (
        <option value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </>
  );
}

interface GroupProps extends FieldProps {
  options: readonly Choice[];
  type: 'checkbox' | 'radio';
  values: readonly string[];
  /** `cards`: large targets; `list`: one below the other, small. */
  look?: 'cards' | 'list';
}

/** Whole class names: what is put together from pieces does not survive the purge of the style sheet. */
const LOOKS = { cards: 'th-choices th-choices-cards', list: 'th-choices th-choices-list' };

/** Several answers (check boxes) or one of them (radios), native inputs in a fieldset. The first has the group's name as id. */
export function ChoiceGroup(props: GroupProps) {
  const { name, label, hint, error, options, type, values, look = 'list' } = props;
  return (
    <fieldset class={`${LOOKS[look]}${error ? ' th-field-wrong' : ''}`} aria-describedby={describedBy(props)}>
      <legend class="th-label">{label}</legend>
      <Hint name={name} hint={hint} />
      <ErrorText name={name} error={error} />
      <div class="th-choice-list">
        {options.map((option, index) => (
          <div class="form-check">
            <input
              type={type}
              class="form-check-input"
              id={index === 0 ? name : `${name}-${option.value}`}
              name={name}
              value={option.value}
              checked={values.includes(option.value)}
              aria-describedby={option.hint ? `${name}-${option.value}-hint` : undefined}
            />
            <label class="form-check-label" for={index === 0 ? name : `${name}-${option.value}`}>
              {option.label}
              {option.count ? <span class="th-count"> {option.count}</span> : null}
            </label>
            <Hint name={`${name}-${option.value}`} hint={option.hint} />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
