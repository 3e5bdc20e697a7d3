import { useTexts } from '../../../design/layout/page-context.ts';
import type { Translate } from '../../../platform/i18n/catalogue.ts';
import { texts } from '../texts.ts';
import type { LegalLine } from './legal-lists.ts';
import type { LegalPage } from './legal-pages.ts';

interface Props {
  page: LegalPage;
  /** What the texts may name: who runs the installation, how to reach them, dates. */
  values: Readonly<Record<string, string>>;
  /** Lines that follow a section, by `<page>.<section>`. */
  lists: Readonly<Record<string, readonly LegalLine[]>>;
  /** Sections that say nothing in this installation. */
  without: readonly string[];
}

/** A page of short titled paragraphs. */
export function LegalBody({ page, values, lists, without }: Props) {
  // The keys are made from the list of pages; a test renders every page in every language and finds a key without text.
  const t = useTexts(texts) as Translate;
  return (
    <div class="container-xxl th-page">
      <h1>{t(`${page.key}.title`)}</h1>
      <p class="lead">{t(`${page.key}.lead`)}</p>
      <div class="th-stack">
        {page.sections
          .filter((section) => !without.includes(`${page.key}.${section}`))
          .map((section) => (
            <section>
              <h2 class="h3">{t(`${page.key}.${section}.title`)}</h2>
              <p>{t(`${page.key}.${section}.text`, values)}</p>
              <Lines lines={lists[`${page.key}.${section}`] ?? []} />
            </section>
          ))}
      </div>
    </div>
  );
}

function Lines({ lines }: { lines: readonly LegalLine[] }) {
  if (lines.length === 0) return null;
  return (
    <ul>
      {lines.map(({ term, text }) => (
        <li>
          <strong>{term}</strong>: {text}
        </li>
      ))}
    </ul>
  );
}
