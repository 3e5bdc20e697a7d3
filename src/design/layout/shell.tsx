import type { PageRequest } from '../../platform/http/render.ts';
import type { PageView } from '../../platform/http/reply.ts';
import { Notice } from '../content/notice.tsx';
import { hasSharedKey } from '../shared-keys.ts';
import { sharedTexts } from '../shared-texts.ts';
import { Breadcrumb } from './breadcrumb.tsx';
import type { Site } from './document.tsx';
import { Feedback } from './feedback.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';

/** Skip links, header, breadcrumb, notice, main, feedback, footer. */
export function Shell({ view, request, site }: { view: PageView; request: PageRequest; site: Site }) {
  const t = sharedTexts(request.locale);
  const noticeKey = `notice.${request.notice}`;
  return (
    <>
      <div class="skiplinks">
        <a class="visually-hidden-focusable" href="#main">
          {t('skip.main')}
        </a>
        <a class="visually-hidden-focusable" href="#footer">
          {t('skip.footer')}
        </a>
      </div>
      <Header links={site.mainLinks(request.locale)} viewer={request.viewer} />
      {view.breadcrumb ? <Breadcrumb crumbs={view.breadcrumb} /> : null}
      <main id="main" tabIndex={-1}>
        {request.notice && hasSharedKey(noticeKey) ? (
          <div class="container-xxl">
            <Notice tone="success">{t(noticeKey)}</Notice>
          </div>
        ) : null}
        {view.body}
      </main>
      {view.withoutFeedback ? null : <Feedback />}
      <Footer links={site.footerLinks(request.locale)} demo={request.platform.config.TALENTHUB_DEMO} />
    </>
  );
}
