import { DataTable } from '../../../design/content/data-table.tsx';
import { Button } from '../../../design/forms/button.tsx';
import { ErrorSummary } from '../../../design/forms/error-summary.tsx';
import { Form } from '../../../design/forms/form.tsx';
import { ChoiceGroup, TextInput } from '../../../design/forms/inputs.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import type { FieldError } from '../../../platform/http/forms.ts';
import type { Translate } from '../../../platform/i18n/catalogue.ts';
import { formatDate } from '../../../platform/i18n/format.ts';
import type { Parameter, ParameterValue } from '../../../platform/settings/parameter.ts';
import { useErrorTexts } from '../content/error-texts.ts';
import { texts } from '../texts.ts';
import type { ShownParameter } from './listed-parameter.ts';

export function SettingsBody({ parameters }: { parameters: readonly ShownParameter[] }) {
  const t = useTexts(texts);
  const groups = [
    { caption: t('settings.flags'), rows: parameters.filter(({ parameter }) => typeof parameter.default === 'boolean') },
    { caption: t('settings.numbers'), rows: parameters.filter(({ parameter }) => typeof parameter.default === 'number') },
  ];
  return (
    <>
      <p class="lead">{t('settings.lead')}</p>
      {groups.map((group) => (
        <Group {...group} />
      ))}
    </>
  );
}

function Group({ caption, rows }: { caption: string; rows: readonly ShownParameter[] }) {
  const t = useTexts(texts);
  const page = usePage();
  const valueText = useValueText();
  return (
    <DataTable
      dense
      caption={caption}
      rows={rows}
      columns={[
        {
          label: t('settings.name'),
          value: ({ parameter, label }) => <a href={page.href(`/admin/impostazioni/${parameter.name}`)}>{label}</a>,
        },
        { label: t('settings.value'), value: ({ parameter, now }) => <strong>{valueText(parameter, now.value)}</strong> },
        { label: t('settings.source'), value: ({ now }) => now.source ?? t('settings.own-choice') },
        { label: t('settings.since'), value: ({ now }) => formatDate(new Date(`${now.since}T12:00:00Z`), page.locale) },
        {
          label: t('settings.changed'),
          value: ({ parameter, now }) => (now.value === parameter.default ? t('settings.as-default') : t('settings.differs')),
        },
      ]}
    />
  );
}

function useValueText(): (parameter: Parameter, value: ParameterValue) => string {
  const t = useTexts(texts) as Translate;
  return ({ unit }, value) => {
    if (typeof value === 'boolean') return t(value ? 'settings.on' : 'settings.off');
    return unit ? t(`settings.unit.${unit}`, { n: value }) : String(value);
  };
}

interface SettingProps {
  readonly shown: ShownParameter;
  readonly errors: readonly FieldError[];
  readonly typed: Readonly<Partial<Record<'valore' | 'fonte' | 'data' | 'motivo', string>>>;
}

export function SettingBody({ shown, errors, typed }: SettingProps) {
  const t = useTexts(texts);
  const { text, errorOf } = useErrorTexts(errors);
  const valueText = useValueText();
  const { parameter, about, now } = shown;
  const value = typed.valore ?? (typeof now.value === 'boolean' ? (now.value ? 'on' : 'off') : String(now.value));
  return (
    <div class="th-narrow">
      <ErrorSummary errors={errors} text={text} />
      <p class="lead">{about}</p>
      <p>{t('settings.default', { value: valueText(parameter, parameter.default) })}</p>
      <Form action={`/admin/impostazioni/${parameter.name}`}>
        <ValueInput parameter={parameter} value={value} error={errorOf('valore')} />
        <TextInput
          name="fonte"
          label={t('settings.source')}
          hint={t('settings.source.hint')}
          optional
          value={typed.fonte ?? now.source ?? ''}
          error={errorOf('fonte')}
        />
        <TextInput name="data" type="date" label={t('settings.since')} value={typed.data ?? now.since} error={errorOf('data')} />
        <TextInput
          name="motivo"
          label={t('settings.reason')}
          hint={t('settings.reason.hint')}
          value={typed.motivo ?? ''}
          error={errorOf('motivo')}
        />
        <div class="th-actions">
          <Button>{t('settings.save')}</Button>
        </div>
      </Form>
    </div>
  );
}

function ValueInput({ parameter, value, error }: { parameter: Parameter; value: string; error: string | undefined }) {
  const t = useTexts(texts);
  if (typeof parameter.default === 'boolean') {
    const options = (['on', 'off'] as const).map((each) => ({ value: each, label: t(`settings.${each}`) }));
    return <ChoiceGroup name="valore" type="radio" label={t('settings.value')} options={options} values={[value]} error={error} />;
  }
  const hint = t('settings.bounds', { min: String(parameter.min ?? 0), max: String(parameter.max ?? '') });
  return <TextInput name="valore" inputMode="numeric" label={t('settings.value')} hint={hint} value={value} error={error} />;
}
