import { z } from 'zod';
import { get } from '../../../../platform/http/route.ts';
import { gazetteer } from '../../../territory/api.ts';
import { comuneLabel, readComune } from '../../content/read-comune.ts';
import { texts } from '../../texts.ts';
import { registerView, START } from '../register-view.tsx';
import { NotYetBody, TooLateBody } from './not-for-you.page.tsx';

export const NOT_YET = `${START}/troppo-presto`;
export const TOO_LATE = `${START}/oltre-34`;
const LOMBARDY = '03';

interface Query {
  readonly comune: string;
  readonly scelto: string;
}
const text = z.string().max(120).catch('');
const query: z.ZodType<Query> = z.object({ comune: text, scelto: text });

/** Where the registration ends for who is too young or too old. They are plain pages: nothing led here but an address. */
export const notForYouRoutes = [
  get<Record<string, never>, Query>({
    path: NOT_YET,
    guard: 'public',
    audit: 'accounts.register-not-yet',
    query,
    async handle({ locale, platform, query: asked }) {
      const typed = asked.scelto || asked.comune;
      const read = typed ? readComune(await gazetteer(platform), typed) : null;
      const place = read && 'comune' in read ? read.comune : null;
      const home = place && { comune: place.name, province: place.provinceName, here: place.region === LOMBARDY };
      return registerView(locale, {
        title: texts(locale)('not-yet.title'),
        islands: true,
        body: (
          <NotYetBody
            action={NOT_YET}
            typed={place ? comuneLabel(place) : typed}
            home={home}
            similar={read && 'similar' in read ? read.similar : []}
          />
        ),
      });
    },
  }),
  get({
    path: TOO_LATE,
    guard: 'public',
    audit: 'accounts.register-too-late',
    handle: ({ locale }) => registerView(locale, { title: texts(locale)('too-late.title'), body: <TooLateBody /> }),
  }),
];
