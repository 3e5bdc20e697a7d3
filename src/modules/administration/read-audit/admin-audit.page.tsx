import { DataTable } from '../../../design/content/data-table.tsx';
import { Notice } from '../../../design/content/notice.tsx';
import { Facts } from '../../../design/content/tags.tsx';
import { Button, ButtonLink } from '../../../design/forms/button.tsx';
import { Form } from '../../../design/forms/form.tsx';
import { TextInput } from '../../../design/forms/inputs.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import { formatNumber } from '../../../platform/i18n/format.ts';
import { Filters, FullMoment, Moment } from '../content/pieces.tsx';
import { texts } from '../texts.ts';
import { AUDIT_PER_PAGE, type AuditLine, type AuditWish } from './admin-audit.query.ts';

interface Props {
  readonly lines: readonly AuditLine[];
  readonly head: { readonly number: number; readonly hash: string };
  readonly wish: AuditWish;
}

export function AuditBody({ lines, head, wish }: Props) {
  const t = useTexts(texts);
  const { locale, href } = usePage();
  const shown = lines.slice(0, AUDIT_PER_PAGE);
  return (
    <>
      <p>
        {t('audit.head', { n: formatNumber(head.number, locale) })} <code class="th-secret">{head.hash}</code>
      </p>
      <Form action="/admin/registro/verifica">
        <Button look="secondary">{t('audit.verify')}</Button>
      </Form>
      <Filters action="/admin/registro">
        <TextInput name="azione" label={t('audit.action')} value={wish.action} />
        <TextInput name="oggetto" label={t('audit.object')} value={wish.object} />
        <TextInput name="attore" label={t('audit.actor')} value={wish.actor} />
      </Filters>
      <DataTable
        dense
        caption={t('audit.newest')}
        rows={shown}
        columns={[
          { label: t('audit.when'), value: ({ at }) => <Moment at={at} /> },
          { label: t('audit.action'), value: ({ action }) => <a href={href(linkTo({ azione: action }))}>{action}</a> },
          {
            label: t('audit.object'),
            value: ({ object }) => (object === null ? '–' : <a href={href(linkTo({ oggetto: object }))}>{object}</a>),
          },
          {
            label: t('audit.actor'),
            value: ({ actor }) => (actor === null ? t('audit.nobody') : <a href={href(linkTo({ attore: actor }))}>{actor}</a>),
          },
          { label: t('audit.details'), value: ({ details }) => <code>{factsOf(details)}</code> },
        ]}
      />
      {lines.length > AUDIT_PER_PAGE ? (
        <ButtonLink look="secondary" path={linkTo({ ...filtersOf(wish), prima: String(shown.at(-1)?.id ?? '') })}>
          {t('audit.older')}
        </ButtonLink>
      ) : null}
    </>
  );
}

function linkTo(query: Readonly<Record<string, string>>): string {
  return `/admin/registro?${new URLSearchParams(query)}`;
}

function filtersOf({ action, object, actor }: AuditWish): Record<string, string> {
  return { ...(action ? { azione: action } : {}), ...(object ? { oggetto: object } : {}), ...(actor ? { attore: actor } : {}) };
}

function factsOf(details: AuditLine['details']): string {
  return Object.entries(details)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
}

interface Verdict {
  readonly checked: number;
  readonly head: { readonly number: number; readonly hash: string };
  readonly problem: {
    readonly kind: 'altered' | 'missing' | 'inserted' | 'other-head';
    readonly number: number;
    readonly id: number | null;
  } | null;
}

export function AuditVerdictBody({ verdict, now }: { verdict: Verdict; now: Date }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  const { problem } = verdict;
  return (
    <>
      {problem === null ? (
        <Notice tone="success" title={t('audit.whole')}>
          <p>{t('audit.whole.text')}</p>
        </Notice>
      ) : (
        <Notice tone="danger" title={t('audit.broken')}>
          <p>{t(`audit.problem.${problem.kind}`, { number: String(problem.number), id: String(problem.id ?? '–') })}</p>
        </Notice>
      )}
      <Facts
        items={[
          { term: t('audit.checked'), value: formatNumber(verdict.checked, locale) },
          { term: t('audit.when'), value: <FullMoment at={now} /> },
        ]}
      />
      <p>
        {t('audit.last')} <code class="th-secret">{verdict.head.hash}</code>
      </p>
      <ButtonLink look="secondary" path="/admin/registro">
        {t('audit.back')}
      </ButtonLink>
    </>
  );
}
