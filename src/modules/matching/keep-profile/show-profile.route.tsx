import type { VNode } from 'preact';
import { z } from 'zod';
import type { Permission } from '../../../kernel/access/permission.ts';
import type { Viewer } from '../../../kernel/access/viewer.ts';
import { formText } from '../../../platform/http/forms.ts';
import { failure, page, type Reply, redirect } from '../../../platform/http/reply.ts';
import { get, post } from '../../../platform/http/route.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import { openFile } from '../../accounts/api.ts';
import { taxonomyOf } from '../../taxonomy/api.ts';
import { answerSummary } from '../content/answer-summary.ts';
import { journeyOver } from '../content/journey-over.tsx';
import { journeyPath, START_PATH } from '../domain/paths.ts';
import { type JourneyParams, journeyParams } from '../store/journey.ts';
import { texts } from '../texts.ts';
import { ownProfile, saveFromJourney, startFromProfile } from './keep-profile.usecase.ts';
import { CHANGE_PATH, NoProfileBody, OwnProfileBody, SharedProfileBody } from './show-profile.page.tsx';

const PATH = '/area/profilo';
const OWN = 'matching.own-profile';
const SHARED = 'matching.shared-profile';

export const profilePermissions: readonly Permission[] = [
  { name: OWN, about: 'See and change the own profile', grants: { youth: 'own' } },
  { name: SHARED, about: 'Read the profile that a young person shares with their family', grants: { family: 'own' } },
];

interface Youth {
  readonly youth: string;
}
const params: z.ZodType<Youth> = z.object({ youth: z.string().regex(/^[\w-]{22}$/) });

/** The profile: shown, changed question by question, written from a journey, read by the family it is shared with. */
export const keepProfileRoutes = [
  get({
    path: PATH,
    guard: { may: OWN },
    audit: 'matching.profile-page',
    async handle({ read, viewer, locale, platform }) {
      const [profile, taxonomy] = await Promise.all([read((db) => ownProfile(db, signedIn(viewer).person)), taxonomyOf(platform)]);
      const t = texts(locale);
      if (!profile) return profileView(locale, t('profile.none'), <NoProfileBody />);
      const lines = answerSummary(profile.answers, taxonomy, locale);
      return profileView(locale, t('profile.title'), <OwnProfileBody lines={lines} updatedAt={profile.updatedAt} />);
    },
  }),
  post({
    path: CHANGE_PATH,
    guard: { may: OWN },
    audit: 'matching.profile-change',
    accepts: 'form',
    rateLimit: { max: 60, perSeconds: 60 },
    async handle({ write, viewer, now, form }) {
      const id = await write((db) => startFromProfile(db, now, signedIn(viewer).person));
      if (!id) return redirect(PATH);
      const asked = formText(form, 'pagina');
      // Names of pages only: an address is made of it.
      return redirect(/^[a-z-]{1,20}$/.test(asked) ? `${START_PATH}/${id}/${asked}` : journeyPath(id, 'controlla'));
    },
  }),
  post<JourneyParams>({
    path: '/per-te/:id/salva',
    guard: { may: OWN },
    audit: 'matching.profile-save',
    params: journeyParams,
    accepts: 'form',
    rateLimit: { max: 60, perSeconds: 60 },
    async handle({ write, viewer, now, params: { id }, locale }) {
      const done = await write((db) => saveFromJourney(db, now, signedIn(viewer).person, id));
      return done ? redirect(PATH, { notice: 'saved' }) : journeyOver(locale);
    },
  }),
  get<Youth>({
    path: `${PATH}/:youth`,
    guard: { may: SHARED },
    audit: 'matching.shared-profile-page',
    params,
    async handle(context) {
      const { platform, params: asked, locale } = context;
      const opened = await openFile(context, asked.youth, { action: 'accounts.read-profile', part: 'profile' });
      if (!opened.ok) return failure({ code: 'http.not-found', status: 404 });
      const { person, name, read } = opened.value;
      const profile = await read((db) => ownProfile(db, person));
      const lines = profile ? answerSummary(profile.answers, await taxonomyOf(platform), locale) : [];
      const title = texts(locale)('profile.shared', { name });
      return profileView(locale, title, <SharedProfileBody name={name} lines={lines} />);
    },
  }),
];

function signedIn(viewer: Viewer | null): Viewer {
  if (!viewer) throw new Error('the guard lets nobody in without a session');
  return viewer;
}

function profileView(locale: Locale, title: string, body: VNode): Reply {
  const breadcrumb = [{ label: texts(locale)('profile.area'), path: '/area' }, { label: title }];
  return page({ title, noindex: true, withoutFeedback: true, breadcrumb, body });
}
