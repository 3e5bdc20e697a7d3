import { page } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import { texts } from '../texts.ts';
import { HomeBody } from './home.page.tsx';
import { homeView } from './home.query.ts';

export const homeRoute = get({
  path: '/',
  guard: 'public',
  audit: 'site.home',
  async handle({ platform, locale, now, read }) {
    const view = await homeView(platform, read, locale, now);
    return page({
      title: texts(locale)('home.title'),
      description: texts(locale)('home.lead', { n: view.total }),
      body: <HomeBody view={view} />,
      islands: true,
    });
  },
});
