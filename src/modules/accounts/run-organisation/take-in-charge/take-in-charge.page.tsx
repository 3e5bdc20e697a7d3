import { DataTable } from '../../../../design/content/data-table.tsx';
import { EmptyState } from '../../../../design/content/empty-state.tsx';
import { Notice } from '../../../../design/content/notice.tsx';
import { Facts } from '../../../../design/content/tags.tsx';
import { Button, ButtonLink } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { TextInput } from '../../../../design/forms/inputs.tsx';
import { usePage, useTexts } from '../../../../design/layout/page-context.ts';
import type { FieldError } from '../../../../platform/http/forms.ts';
import { formatDate } from '../../../../platform/i18n/format.ts';
import { texts } from '../../texts.ts';
import { Desk, useDeskErrors } from '../desk-frame.page.tsx';
import type { CaseFile, CaseLine } from './case-file.query.ts';

export const TAKE = '/operatori/prendi-in-carico';

export function CaseloadBody({ people }: { people: readonly CaseLine[] }) {
  const t = useTexts(texts);
  return (
    <Desk title={t('org.cases.title')} wide>
      <p>
        <ButtonLink path={TAKE}>{t('org.cases.take')}</ButtonLink>
      </p>
      {people.length === 0 ? (
        <EmptyState title={t('org.cases.none')}>
          <p>{t('org.cases.none-text')}</p>
        </EmptyState>
      ) : (
        <CaseTable people={people} />
      )}
    </Desk>
  );
}

export function CaseTable({ people, total = people.length }: { people: readonly CaseLine[]; total?: number }) {
  const t = useTexts(texts);
  const { locale, href } = usePage();
  return (
    <DataTable
      caption={t('org.cases.caption', { n: total })}
      columns={[
        { label: t('org.members.name'), value: (person) => <a href={href(`/operatori/persone/${person.publicId}`)}>{person.name}</a> },
        { label: t('org.cases.since'), value: (person) => formatDate(person.since, locale) },
        { label: t('org.cases.profile'), value: (person) => t(person.hidden ? 'org.cases.hidden' : 'org.cases.open') },
      ]}
      rows={people}
    />
  );
}

/** One code, told by the person beside the operator: no search, no address, nobody is found who is not there. */
export function TakeInChargeBody({ typed, errors }: { typed: string; errors: readonly FieldError[] }) {
  const t = useTexts(texts);
  const { of } = useDeskErrors(errors);
  return (
    <Desk title={t('org.take.title')} lead={t('org.take.lead')} errors={errors}>
      <ol>
        <li>{t('org.take.step-sign-in')}</li>
        <li>{t('org.take.step-code')}</li>
        <li>{t('org.take.step-tell')}</li>
      </ol>
      <Form action={TAKE}>
        <TextInput
          name="codice"
          label={t('org.take.code')}
          hint={t('org.take.code-hint')}
          value={typed}
          autocomplete="off"
          maxLength={20}
          error={of('codice')}
        />
        <Button>{t('org.take.do')}</Button>
      </Form>
    </Desk>
  );
}

export function CaseFileBody({ file, errors, typed }: { file: CaseFile; errors: readonly FieldError[]; typed: string }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  const path = `/operatori/persone/${file.publicId}`;
  const hidden = file.protected && file.releasedAt === null;
  const facts = [
    { term: t('org.file.birth'), value: file.birthDate ? formatDate(new Date(`${file.birthDate}T12:00:00Z`), locale) : null },
    { term: t('org.cases.since'), value: formatDate(file.since, locale) },
    { term: t('org.cases.profile'), value: t(hidden ? 'org.cases.hidden' : 'org.cases.open') },
  ];
  return (
    <Desk title={file.name} errors={errors}>
      <Notice tone="info">
        <p>{t('org.file.logged')}</p>
      </Notice>
      <Facts items={facts.filter(({ value }) => value !== null)} />
      {hidden ? <ReleaseForm path={path} errors={errors} typed={typed} /> : null}
      {file.releasedAt ? <p>{t('org.file.released', { day: formatDate(file.releasedAt, locale) })}</p> : null}
      <section class="th-group">
        <h2 class="h4">{t('org.file.close-title')}</h2>
        <p>{t('org.file.close-text')}</p>
        <Form action={`${path}/chiudi`}>
          <Button look="secondary">{t('org.file.close-do')}</Button>
        </Form>
      </section>
    </Desk>
  );
}

function ReleaseForm({ path, errors, typed }: { path: string; errors: readonly FieldError[]; typed: string }) {
  const t = useTexts(texts);
  const { of } = useDeskErrors(errors);
  return (
    <section class="th-group">
      <h2 class="h4">{t('org.file.release-title')}</h2>
      <p>{t('org.file.release-text')}</p>
      <Form action={`${path}/rendi-visibile`}>
        <TextInput
          name="codice"
          label={t('org.take.code')}
          hint={t('org.file.release-hint')}
          value={typed}
          autocomplete="off"
          maxLength={20}
          error={of('codice')}
        />
        <Button>{t('org.file.release-do')}</Button>
      </Form>
    </section>
  );
}
