import type { ComponentChildren } from 'preact';
import { Facts } from '../../../design/content/tags.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import { InterestShape } from '../content/interest-shape.tsx';
import { interestsOf } from '../domain/interests.ts';
import type { OccupationSheet } from '../store/occupation-sheet.ts';
import { texts } from '../texts.ts';

function Panel({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class="th-panel" aria-labelledby={id}>
      <h2 class="h4" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}

export function Titles({ sheet }: { sheet: OccupationSheet }) {
  const t = useTexts(texts);
  const { titles, alternatives } = sheet;
  if (!titles && alternatives.length === 0) return null;
  const facts = titles
    ? (['masculine', 'feminine', 'neutral'] as const).map((each) => ({ term: t(`sheet.${each}`), value: titles[each] }))
    : [];
  return (
    <Panel id="titles" title={t('sheet.titles')}>
      {titles ? (
        <div lang="it">
          <Facts items={facts} />
        </div>
      ) : null}
      {alternatives.length > 0 ? <p>{t('sheet.also', { names: alternatives.join(', ') })}</p> : null}
    </Panel>
  );
}

export function Interests({ sheet }: { sheet: OccupationSheet }) {
  const t = useTexts(texts);
  const { href } = usePage();
  const letters = interestsOf(sheet.occupation.riasecCode);
  if (letters.length === 0) return null;
  return (
    <Panel id="interests" title={t('sheet.interests')}>
      <p>{t('sheet.interests.text')}</p>
      <ol class="th-interests">
        {letters.map((letter) => (
          <li>
            <InterestShape interest={letter} />
            <a href={href(`/professioni?interesse=${letter}`)}>{t(`interest.${letter}`)}</a>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

export function Studies({ sheet }: { sheet: OccupationSheet }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  if (sheet.studies.length === 0) return null;
  return (
    <Panel id="studies" title={t('sheet.studies')}>
      <p>{t('sheet.studies.text')}</p>
      <ul>
        {sheet.studies.map((study) => (
          <li>
            {study.label(locale)} <span class="th-count">({t('sheet.level', { level: study.level })})</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function Sectors({ sheet }: { sheet: OccupationSheet }) {
  const t = useTexts(texts);
  const { locale, href } = usePage();
  if (sheet.sectors.length === 0) return null;
  return (
    <Panel id="sectors" title={t('sheet.sectors')}>
      <ul>
        {sheet.sectors.map((sector) => (
          <li>
            <a href={href(`/professioni?settore=${sector.id}`)}>{sector.label(locale)}</a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
