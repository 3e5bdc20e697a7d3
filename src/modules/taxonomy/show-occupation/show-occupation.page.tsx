import { Card, CardGrid } from '../../../design/content/card.tsx';
import { Notice } from '../../../design/content/notice.tsx';
import { ButtonLink } from '../../../design/forms/button.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import { capitalised } from '../domain/display-label.ts';
import type { OccupationSheet } from '../store/occupation-sheet.ts';
import { texts } from '../texts.ts';
import { Interests, Sectors, Studies, Titles } from './sheet-panels.tsx';
import { SkillList } from './skill-list.tsx';

/** The sheet of an occupation: what it is, what you do, what you need, where it leads. */
export function OccupationBody({ sheet }: { sheet: OccupationSheet }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  const { occupation } = sheet;
  return (
    <article class="container-xxl th-page th-sheet">
      <div class="th-sheet-main">
        <p class="th-kicker">{t('sheet.kicker')}</p>
        <h1 lang={occupation.speaks(locale) ? undefined : other(locale)}>{capitalised(occupation.label(locale))}</h1>
        <LanguageNotice sheet={sheet} />
        <About sheet={sheet} />
        <div class="th-actions">
          <ButtonLink path={`/opportunita?occupation=${occupation.slug}`}>{t('sheet.ads')}</ButtonLink>
          <ButtonLink path="/per-te" look="secondary">
            {t('sheet.you')}
          </ButtonLink>
        </div>
        <Tasks sheet={sheet} />
        <SkillList id="essential" title={t('sheet.essential')} text={t('sheet.essential.text')} skills={sheet.essential} />
        <SkillList id="optional" title={t('sheet.optional')} skills={sheet.optional} />
      </div>
      <div class="th-sheet-side">
        <Titles sheet={sheet} />
        <Interests sheet={sheet} />
        <Studies sheet={sheet} />
        <Sectors sheet={sheet} />
        <p class="form-text">{t(occupation.starter ? 'sheet.own' : 'sheet.esco', { isco: occupation.isco })}</p>
      </div>
      <Similar sheet={sheet} />
    </article>
  );
}

function other(locale: 'it' | 'en'): 'it' | 'en' {
  return locale === 'it' ? 'en' : 'it';
}

/** Says once what is not in the page's language. */
function LanguageNotice({ sheet }: { sheet: OccupationSheet }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  const foreignSkills = [...sheet.essential, ...sheet.optional].some((skill) => !skill.speaks(locale));
  const lines = [
    ...(sheet.occupation.speaks(locale) ? [] : [t('sheet.other-language.title')]),
    ...(sheet.description && sheet.description.lang !== locale ? [t('sheet.other-language.description')] : []),
    ...(foreignSkills ? [t('sheet.other-language.skills')] : []),
  ];
  return lines.length > 0 ? (
    <Notice tone="info">
      <p>{lines.join(' ')}</p>
    </Notice>
  ) : null;
}

function About({ sheet }: { sheet: OccupationSheet }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  const { description } = sheet;
  if (!description) return null;
  return (
    <section aria-labelledby="about">
      <h2 id="about">{t('sheet.description')}</h2>
      <p class="lead" lang={description.lang === locale ? undefined : description.lang}>
        {description.text}
      </p>
    </section>
  );
}

function Tasks({ sheet }: { sheet: OccupationSheet }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  const { tasks } = sheet;
  if (!tasks) return null;
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks">{t('sheet.tasks')}</h2>
      <ul class="th-tasks" lang={tasks.lang === locale ? undefined : tasks.lang}>
        {tasks.items.map((task) => (
          <li>{capitalised(task)}</li>
        ))}
      </ul>
    </section>
  );
}

function Similar({ sheet }: { sheet: OccupationSheet }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  if (sheet.similar.length === 0) return null;
  return (
    <section class="th-sheet-wide" aria-labelledby="similar">
      <h2 id="similar">{t('sheet.similar')}</h2>
      <CardGrid>
        {sheet.similar.map((occupation) => (
          <Card title={capitalised(occupation.label(locale))} path={`/professioni/${occupation.slug}`} />
        ))}
      </CardGrid>
    </section>
  );
}
