import type { ComponentChildren } from 'preact';
import { Card, CardGrid } from '../../../../design/content/card.tsx';
import { Notice } from '../../../../design/content/notice.tsx';
import { usePage, useTexts } from '../../../../design/layout/page-context.ts';
import type { Viewer } from '../../../../kernel/access/viewer.ts';
import { mustBeVerified } from '../../domain/organisations/trust.ts';
import { texts } from '../../texts.ts';
import type { Home } from './role-home.query.ts';

/** Who is greeted and for whom they act, with the way to another hat. */
export function Greeting({ viewer }: { viewer: Viewer }) {
  const t = useTexts(texts);
  const { href } = usePage();
  const { organisation, role } = viewer.hat;
  return (
    <>
      <h1>{t('org.home.hello', { name: viewer.name })}</h1>
      <p class="lead">
        {organisation
          ? t('org.home.acting', { organisation: organisation.name, role: t(`org.role.${role}`) })
          : t('org.home.acting-alone', { role: t(`org.role.${role}`) })}
        {viewer.hats.length > 1 ? (
          <>
            {' '}
            <a href={href('/area/ruolo')}>{t('org.home.change-hat')}</a>
          </>
        ) : null}
      </p>
    </>
  );
}

/** The first page of a company, a training body or a school: where the verification stands, then what to do next. */
export function BodyHomeBody({ viewer, home }: { viewer: Viewer; home: Home }) {
  const t = useTexts(texts);
  return (
    <div class="container-xxl th-page">
      <Greeting viewer={viewer} />
      {mustBeVerified(home.organisation.kind) ? <TrustNotice home={home} /> : null}
      <h2 class="h4">{t('org.home.todo')}</h2>
      <CardGrid>
        <EditCard home={home} />
        {mustBeVerified(home.organisation.kind) ? <ProofCard home={home} /> : null}
        <MembersCard home={home} />
        {viewer.hat.role === 'school' ? (
          <Card title={t('org.codes.title')} path="/ente/codici">
            <p>{t('org.home.codes-school')}</p>
            <p>{t('org.home.batches', { n: home.openBatches })}</p>
          </Card>
        ) : null}
      </CardGrid>
    </div>
  );
}

function TrustNotice({ home }: { home: Home }) {
  const t = useTexts(texts);
  const { trust } = home.organisation;
  return (
    <Notice tone={trust === 'verified' ? 'success' : 'info'} title={t(`org.trust.${trust}`)}>
      <p>{t(`org.proof.state.${trust}`)}</p>
      {home.waiting > 0 ? <p>{t('org.home.waiting', { n: home.waiting })}</p> : null}
    </Notice>
  );
}

function EditCard({ home }: { home: Home }) {
  const t = useTexts(texts);
  const { website, pec, vat_number } = home.organisation;
  const complete = website !== null && pec !== null && vat_number !== null;
  return (
    <Card title={t('org.edit.title')} path="/area/organizzazione">
      <p>{t(complete ? 'org.home.edit-complete' : 'org.home.edit-missing')}</p>
    </Card>
  );
}

function ProofCard({ home }: { home: Home }) {
  const t = useTexts(texts);
  return (
    <Card title={t('org.proof.title')} path="/area/organizzazione/verifica">
      <p>{t(home.organisation.trust === 'verified' ? 'org.home.proof-done' : 'org.home.proof-todo')}</p>
    </Card>
  );
}

export function MembersCard({ home }: { home: Pick<Home, 'members'> }) {
  const t = useTexts(texts);
  return (
    <Card title={t('org.members.title')} path="/area/organizzazione/persone">
      <p>{t('org.home.members', { n: home.members })}</p>
    </Card>
  );
}

/** A block of a dense first page: a heading, what it holds, and where to see the rest. */
export function Block({ title, more, children }: { title: string; more?: { text: string; path: string }; children: ComponentChildren }) {
  const { href } = usePage();
  return (
    <section class="th-group">
      <h2 class="h4">{title}</h2>
      {children}
      {more ? (
        <p>
          <a href={href(more.path)}>{more.text}</a>
        </p>
      ) : null}
    </section>
  );
}
