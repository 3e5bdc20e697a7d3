import { formText } from '../../../../platform/http/forms.ts';
import { redirect } from '../../../../platform/http/reply.ts';
import { type FormBody, get, post } from '../../../../platform/http/route.ts';
import { journeyOver } from '../../content/journey-over.tsx';
import { stepView } from '../../content/step-view.ts';
import { pageAfter, pageBefore, withDone } from '../../domain/draft.ts';
import { ACTIVITIES, ANSWERS, type Answers } from '../../domain/interests.ts';
import { journeyPath } from '../../domain/paths.ts';
import { askDraft, changeDraft, type JourneyParams, journeyParams } from '../../store/journey.ts';
import { texts } from '../../texts.ts';
import { TellLikesBody } from './tell-likes.page.tsx';

const PATH = '/per-te/:id/mi-piace';

export const tellLikesRoutes = [
  get<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'matching.per-te-likes-page',
    params: journeyParams,
    async handle(context) {
      const draft = await askDraft(context);
      if (!draft) return journeyOver(context.locale);
      return stepView(context.locale, {
        title: texts(context.locale)('perte.like.title'),
        body: <TellLikesBody journey={context.params.id} back={pageBefore('mi-piace', draft)} likes={draft.likes} />,
      });
    },
  }),
  post<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'matching.per-te-likes',
    accepts: 'form',
    params: journeyParams,
    async handle(context) {
      const likes = formText(context.form, 'azione') === 'salta' ? {} : likesOf(context.form);
      const draft = await changeDraft(context, (before) => withDone({ ...before, likes }, 'mi-piace'));
      return draft ? redirect(journeyPath(context.params.id, pageAfter('mi-piace', draft))) : journeyOver(context.locale);
    },
  }),
];

/** Every answer is optional; what is no answer of ours counts as none. */
function likesOf(form: FormBody): Answers {
  const given = ACTIVITIES.flatMap((activity) => {
    const answer = ANSWERS.find((each) => each === formText(form, activity));
    return answer ? [[activity, answer] as const] : [];
  });
  return Object.fromEntries(given);
}
