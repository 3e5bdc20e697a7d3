import { Button } from '../../../design/forms/button.tsx';
import { Form } from '../../../design/forms/form.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import { page, type Reply } from '../../../platform/http/reply.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import { START_PATH } from '../domain/paths.ts';
import { texts } from '../texts.ts';

/** 404 with a way on: the answers are over, were never here, or somebody deleted them. We do not say which. */
export function journeyOver(locale: Locale): Reply {
  const title = texts(locale)('perte.over.title');
  return page({
    title,
    status: 404,
    noindex: true,
    withoutFeedback: true,
    breadcrumb: [{ label: texts(locale)('perte.nav'), path: START_PATH }, { label: title }],
    body: <JourneyOverBody />,
  });
}

function JourneyOverBody() {
  const t = useTexts(texts);
  const { href } = usePage();
  return (
    <div class="container-xxl th-page">
      <div class="th-narrow">
        <h1>{t('perte.over.title')}</h1>
        <p class="lead">{t('perte.over.text')}</p>
        <Form action={START_PATH}>
          <div class="th-actions">
            <Button>{t('perte.over.again')}</Button>
            <a class="btn btn-outline-primary" href={href('/opportunita')}>
              {t('perte.over.search')}
            </a>
          </div>
        </Form>
      </div>
    </div>
  );
}
