import type { ComponentChildren } from 'preact';
import { Pagination } from '../../../design/content/pagination.tsx';
import { usePage, useShared } from '../../../design/layout/page-context.ts';
import type { Page } from '../../../kernel/pagination.ts';
import { formatMoment } from '../../../platform/i18n/format.ts';

const TONES = { good: 'th-state th-state-good', wait: 'th-state th-state-wait', bad: 'th-state th-state-bad' };
export type Tone = keyof typeof TONES;

/** A state in words, with a colour that repeats them. */
export function State({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return <span class={TONES[tone]}>{children}</span>;
}

export function Moment({ at }: { at: Date | null }) {
  const { locale } = usePage();
  return at === null ? <>–</> : <time dateTime={at.toISOString()}>{shortMoment(at, locale)}</time>;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** "21/11/26, 10:00", in Rome: a column of them lines up. */
function shortMoment(at: Date, locale: 'it' | 'en'): string {
  const tag = locale === 'it' ? 'it-IT' : 'en-GB';
  const format = formats.get(tag) ?? new Intl.DateTimeFormat(tag, { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Rome' });
  formats.set(tag, format);
  return format.format(at);
}

/** For the one date of a page, in full. */
export function FullMoment({ at }: { at: Date }) {
  const { locale } = usePage();
  return <time dateTime={at.toISOString()}>{formatMoment(at, locale)}</time>;
}

/** A list's filter: a GET form, so that the address can be kept. Nothing personal may be typed into it. */
export function Filters({ action, children }: { action: string; children: ComponentChildren }) {
  const page = usePage();
  const t = useShared();
  return (
    <form method="get" action={page.href(action)} class="th-admin-filters">
      {children}
      <button type="submit" class="btn btn-outline-primary">
        {t('form.search')}
      </button>
    </form>
  );
}

/** Links to the other pages of a list whose filters are in the address. */
export function Pages({ of, path, query }: { of: Page<unknown>; path: string; query: Readonly<Record<string, string | null>> }) {
  const link = (page: number) => {
    const filled = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
    return `${path}?${new URLSearchParams([...(filled as [string, string][]), ['pagina', String(page)]])}`;
  };
  return <Pagination page={of.page} pages={of.pages} link={link} />;
}
