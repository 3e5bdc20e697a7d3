import { page } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import { texts } from '../texts.ts';
import { DesignBody } from './design.page.tsx';

/** Every fragment in its states, to look at while designing and for the accessibility tests. Development only. */
export const designRoute = get({
  path: '/design',
  guard: 'development',
  audit: 'site.design',
  handle({ locale }) {
    const title = texts(locale)('design.title');
    return page({ title, noindex: true, breadcrumb: [{ label: title }], body: <DesignBody /> });
  },
});
