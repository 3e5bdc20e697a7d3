import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import type { SkillConcept } from '../domain/taxonomy.ts';
import { texts } from '../texts.ts';

/** Imported occupations have up to a hundred skills: the first ones are enough to understand the job. */
const SHOWN_FIRST = 14;

interface Props {
  id: string;
  title: string;
  text?: string;
  skills: readonly SkillConcept[];
}

export function SkillList({ id, title, text, skills }: Props) {
  const t = useTexts(texts);
  if (skills.length === 0) return null;
  const more = skills.slice(SHOWN_FIRST);
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {text ? <p>{text}</p> : null}
      <Chips skills={skills.slice(0, SHOWN_FIRST)} />
      {more.length > 0 ? (
        <details>
          <summary>{t('sheet.more', { n: more.length })}</summary>
          <Chips skills={more} />
        </details>
      ) : null}
    </section>
  );
}

function Chips({ skills }: { skills: readonly SkillConcept[] }) {
  const { locale } = usePage();
  return (
    <ul class="th-tags">
      {skills.map((skill) => (
        <li class="chip chip-simple" lang={skill.speaks(locale) ? undefined : locale === 'it' ? 'en' : 'it'}>
          <span class="chip-label">{skill.label(locale)}</span>
        </li>
      ))}
    </ul>
  );
}
