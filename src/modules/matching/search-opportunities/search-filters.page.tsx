import type { ComponentChildren } from 'preact';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import { formatMoney } from '../../../platform/i18n/format.ts';
import { PAY_STEPS, SINCE_DAYS } from '../domain/search-request.ts';
import { texts } from '../texts.ts';
import { FORM_ID } from './search-form.page.tsx';
import type { FacetChoice, SearchView } from './search-view.ts';

/** Values shown at once; the others wait behind "show all". */
const AT_ONCE = 7;

/** Closed on a phone, always open in the left column of a wide screen (see _search.scss). Part of the search form by id. */
export function SearchFilters({ view }: { view: SearchView }) {
  const t = useTexts(texts);
  const page = usePage();
  const n = view.active.length;
  return (
    <details class="th-filters">
      <summary>{n > 0 ? t('search.filters.some', { n }) : t('search.filters')}</summary>
      <div class="th-filters-body">
        {view.facets.map(({ name, choices }) =>
          choices.length > 0 ? <FacetGroup name={name} label={t(`search.facet.${name}`)} choices={choices} /> : null,
        )}
        <PayFilter value={view.request.salary_min} />
        <SinceFilter value={view.request.published_since} />
        <div class="th-filters-foot">
          <button type="submit" class="btn btn-primary" form={FORM_ID}>
            {t('search.apply')}
          </button>
          {n > 0 ? <a href={page.href(view.clearPath)}>{t('search.clear')}</a> : null}
        </div>
      </div>
    </details>
  );
}

function FacetGroup({ name, label, choices }: { name: string; label: string; choices: readonly FacetChoice[] }) {
  const t = useTexts(texts);
  const chosen = choices.filter(({ checked }) => checked);
  const others = choices.filter(({ checked }) => !checked);
  const first = [...chosen, ...others.slice(0, Math.max(0, AT_ONCE - chosen.length))];
  const rest = choices.filter((choice) => !first.includes(choice));
  return (
    <fieldset class="th-facet">
      <legend class="th-label">{label}</legend>
      {first.map((choice) => (
        <FacetBox name={name} choice={choice} />
      ))}
      {rest.length > 0 ? (
        <details>
          <summary>{t('search.more', { n: choices.length })}</summary>
          {rest.map((choice) => (
            <FacetBox name={name} choice={choice} />
          ))}
        </details>
      ) : null}
    </fieldset>
  );
}

function FacetBox({ name, choice }: { name: string; choice: FacetChoice }) {
  const t = useTexts(texts);
  const id = `${name}-${choice.value}`;
  return (
    <div class="form-check">
      <input type="checkbox" class="form-check-input" id={id} name={name} value={choice.value} checked={choice.checked} form={FORM_ID} />
      <label class="form-check-label" for={id}>
        {choice.label} <span class="th-count">{t('search.facet.count', { n: choice.count })}</span>
      </label>
    </div>
  );
}

function PayFilter({ value }: { value: number | null }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  const steps = [...new Set([...PAY_STEPS, ...(value === null ? [] : [value])])].sort((a, b) => a - b);
  return (
    <FilterSelect name="salary_min" label={t('search.pay')} hint={t('search.pay.hint')}>
      <option value="">{t('search.pay.any')}</option>
      {steps.map((step) => (
        <option value={step} selected={step === value}>
          {formatMoney(step, locale)}
        </option>
      ))}
    </FilterSelect>
  );
}

function SinceFilter({ value }: { value: string }) {
  const t = useTexts(texts);
  const days = SINCE_DAYS.map(String);
  return (
    <FilterSelect name="published_since" label={t('search.since')}>
      <option value="">{t('search.since.any')}</option>
      {days.map((each) => (
        <option value={each} selected={each === value}>
          {t('search.since.days', { n: Number(each) })}
        </option>
      ))}
      {value === '' || days.includes(value) ? null : (
        <option value={value} selected>
          {value.slice(0, 10)}
        </option>
      )}
    </FilterSelect>
  );
}

function FilterSelect({ name, label, hint, children }: { name: string; label: string; hint?: string; children: ComponentChildren }) {
  return (
    <div class="th-field">
      <label class="th-label" for={name}>
        {label}
      </label>
      {hint ? (
        <p class="form-text" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      <select class="form-select" id={name} name={name} form={FORM_ID} aria-describedby={hint ? `${name}-hint` : undefined}>
        {children}
      </select>
    </div>
  );
}
