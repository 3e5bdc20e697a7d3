import { Button } from '../../../design/forms/button.tsx';
import { ErrorSummary } from '../../../design/forms/error-summary.tsx';
import { Form } from '../../../design/forms/form.tsx';
import { ChoiceGroup, Select, TextArea, TextInput } from '../../../design/forms/inputs.tsx';
import { useShared, useTexts } from '../../../design/layout/page-context.ts';
import { texts } from '../texts.ts';

/** Every control: empty, filled, wrong. */
export function DesignForms() {
  const t = useTexts(texts);
  const shared = useShared();
  const choices = ['a', 'b', 'c'].map((value) => ({
    value,
    label: `${t('design.choice')} ${value.toUpperCase()}`,
    hint: value === 'b' ? t('design.sample') : undefined,
  }));
  return (
    <section class="th-group" id="forms">
      <h2>{t('design.forms')}</h2>
      <ErrorSummary focused={false} errors={[{ field: 'wrong', message: 'form.required' }]} text={() => shared('form.required')} />
      <Form action="/design" label={t('design.forms')}>
        <TextInput name="plain" label={t('design.field')} hint={t('design.sample')} />
        <TextInput name="filled" label={t('design.field')} value={t('design.long')} optional />
        <TextInput name="wrong" label={t('design.field')} error={shared('form.required')} />
        <TextArea name="area" label={t('design.field')} rows={3} />
        <Select name="select" label={t('design.choice')} options={choices} value="b" />
        <ChoiceGroup name="list" label={t('design.choice')} type="checkbox" options={choices} values={['b']} />
        <ChoiceGroup name="cards" label={t('design.choice')} type="radio" look="cards" options={choices} values={['a']} />
        <ChoiceGroup
          name="badcards"
          label={t('design.choice')}
          type="radio"
          look="cards"
          options={choices}
          values={[]}
          error={shared('form.choose')}
        />
        <Button>{shared('form.continue')}</Button>
      </Form>
    </section>
  );
}
