import { page } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import { startOf, youthsOf } from '../../accounts/api.ts';
import { profileOf } from '../store/profiles.ts';
import { texts } from '../texts.ts';
import { FamilyAreaBody, YouthAreaBody } from './area.page.tsx';

export const OWN_AREA = 'profiles.own-area';

/** Where young people and families begin after signing in. */
export const areaRoute = get({
  path: '/area',
  guard: { may: OWN_AREA },
  audit: 'profiles.area',
  async handle({ read, viewer, locale, platform }) {
    if (!viewer) throw new Error('the guard lets nobody in without a session');
    const { person, name, hat } = viewer;
    const t = texts(locale);
    const view = { title: t('area.title', { name }), noindex: true, withoutFeedback: true, breadcrumb: [{ label: t('area.crumb') }] };
    if (hat.role === 'family') {
      const youths = await read((db) => youthsOf(platform, db, person));
      const followed = youths.map((each) => ({ ...each, showsProfile: each.shares.includes('profile') }));
      return page({ ...view, body: <FamilyAreaBody name={name} youths={followed} /> });
    }
    const [profile, coming] = await read(async (db) => [await profileOf(db, person), (await startOf(db, person)) !== null] as const);
    return page({ ...view, body: <YouthAreaBody name={name} updatedAt={profile?.updatedAt ?? null} coming={coming} /> });
  },
});
