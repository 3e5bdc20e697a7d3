import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { type Choice, Select } from '../../../../design/forms/inputs.tsx';
import { usePage, useTexts } from '../../../../design/layout/page-context.ts';
import type { FieldError } from '../../../../platform/http/forms.ts';
import { useErrorText } from '../../content/error-text.ts';
import { StepFrame } from '../../content/step-frame.tsx';
import { journeyPath } from '../../domain/paths.ts';
import { CEFR } from '../../engine/types.ts';
import { texts } from '../../texts.ts';
import { FIXED_LANGUAGES, type LanguageRow, OTHER_LANGUAGES } from './language-rows.ts';

interface Props {
  journey: string;
  rows: readonly LanguageRow[];
  errors: readonly FieldError[];
}

/** Two languages that most people have something to say about, and room for others. All of it optional. */
export function TellLanguagesBody({ journey, rows, errors }: Props) {
  const t = useTexts(texts);
  return (
    <StepFrame
      journey={journey}
      page="lingue"
      back="controlla"
      title={t('perte.languages.title')}
      lead={t('perte.languages.lead')}
      errors={errors}
    >
      <Form action={journeyPath(journey, 'lingue')}>
        {rows.map((row, index) => (
          <Row row={row} number={index - FIXED_LANGUAGES.length + 1} errors={errors} />
        ))}
        <p class="form-text">{t('perte.languages.levels')}</p>
        <div class="th-actions">
          <Button>{t('perte.save')}</Button>
        </div>
      </Form>
    </StepFrame>
  );
}

/** `number`: 1 for the first language that the person names; 0 and below for the fixed ones. */
function Row({ row, number, errors }: { row: LanguageRow; number: number; errors: readonly FieldError[] }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  const errorText = useErrorText();
  const errorOf = (field: string) => errors.filter((error) => error.field === field).map(errorText)[0];
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const name = capitalised(names.of(row.code || 'en') ?? row.code, locale);
  const levels = [
    { value: '', label: t('perte.languages.not-said') },
    ...CEFR.map((level) => ({ value: level, label: `${level} · ${t(`perte.cefr.${level}`)}` })),
  ];
  if (number < 1) {
    return <Select name={row.levelField} label={name} value={row.level} options={levels} />;
  }
  return (
    <div class="th-perte-pair th-perte-note">
      <Select
        name={row.codeField}
        label={t('perte.languages.other', { n: number })}
        value={row.code}
        options={[{ value: '', label: t('perte.languages.none') }, ...languageChoices(locale)]}
        error={errorOf(row.codeField)}
      />
      <Select
        name={row.levelField}
        label={t('perte.languages.other.level', { n: number })}
        value={row.level}
        options={levels}
        error={errorOf(row.levelField)}
      />
    </div>
  );
}

function capitalised(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

function languageChoices(locale: string): Choice[] {
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const collator = new Intl.Collator(locale);
  const choices = OTHER_LANGUAGES.map((value) => ({ value, label: capitalised(names.of(value) ?? value, locale) }));
  return choices.sort((a, b) => collator.compare(a.label, b.label));
}
