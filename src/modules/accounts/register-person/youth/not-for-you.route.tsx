import { z } from 'zod';
import { type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, type WriteContext } from '../../../../platform/http/route.ts';
import { gazetteer, placeLabel } from '../../../territory/api.ts';
import { readComune } from '../../content/read-comune.ts';
import { agesInForce } from '../../store/joining/ages-in-force.ts';
import { type JourneyParams, registerJourneys } from '../../store/joining/register-journey.ts';
import { texts } from '../../texts.ts';
import { registerView, START } from '../register-view.tsx';
import { nearestCentres } from './nearest-centres.query.ts';
import { NotYetBody, TooLateBody } from './not-for-you.page.tsx';

const NOT_YET = `${START}/troppo-presto`;
const TOO_LATE = `${START}/troppo-tardi`;

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
      const places = await gazetteer(platform);
      const read = typed ? readComune(places, typed) : null;
      const place = read && 'comune' in read ? read.comune : null;
      const home = place && { comune: place.name, province: place.provinceName, here: place.region === platform.config.TALENTHUB_REGION };
      const centres = place ? await platform.database.read((db) => nearestCentres(db, places, place)) : [];
      return registerView(locale, {
        title: texts(locale)('not-yet.title'),
        islands: true,
        body: (
          <NotYetBody
            from={(await agesInForce(platform)).minimum}
            action={NOT_YET}
            typed={place ? placeLabel(place) : typed}
            home={home}
            similar={read && 'similar' in read ? read.similar : []}
            centres={centres}
          />
        ),
      });
    },
  }),
  get({
    path: TOO_LATE,
    guard: 'public',
    audit: 'accounts.register-too-late',
    async handle({ locale, platform }) {
      const { maximum } = await agesInForce(platform);
      return registerView(locale, { title: texts(locale)('too-late.title'), body: <TooLateBody until={maximum} /> });
    },
  }),
];

/** Ends a registration that cannot be: nothing of it is kept. */
export async function notForYou(context: WriteContext<JourneyParams, unknown>, band: 'child' | 'older'): Promise<Reply> {
  await context.write((db) => registerJourneys.end(db, context.params.id));
  return redirect(band === 'child' ? NOT_YET : TOO_LATE);
}
