import { useTexts } from '../../../design/layout/page-context.ts';
import type { Translate } from '../../../platform/i18n/catalogue.ts';
import { texts } from '../texts.ts';
import type { LegalPage } from './legal-pages.ts';

interface Props {
  page: LegalPage;
  /** Values the texts may name: who runs the installation, and its address. */
  owner: string;
  mail: string;
}

/** A page of short titled paragraphs. */
export function LegalBody({ page, owner, mail }: Props) {
  // The keys are made from the list of pages; a test renders every page in every language and finds a key without text.
  const t = useTexts(texts) as Translate;
  return (
    <div class="container-xxl th-page">
      <h1>{t(`${page.key}.title`)}</h1>
      <p class="lead">{t(`${page.key}.lead`)}</p>
      <div class="th-stack">
        {page.sections.map((section) => (
          <section>
            <h2 class="h3">{t(`${page.key}.${section}.title`)}</h2>
            <p>{t(`${page.key}.${section}.text`, { owner, mail })}</p>
          </section>
        ))}
      </div>
    </div>
  );
}
