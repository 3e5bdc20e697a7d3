import { type FieldError, formText } from '../../../../platform/http/forms.ts';
import { type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post } from '../../../../platform/http/route.ts';
import type { Locale } from '../../../../platform/i18n/catalogue.ts';
import { taxonomyOf } from '../../../taxonomy/api.ts';
import { journeyOver } from '../../content/journey-over.tsx';
import { stepView } from '../../content/step-view.ts';
import { type Draft, pageAfter, pageBefore, withDone } from '../../domain/draft.ts';
import { journeyPath } from '../../domain/paths.ts';
import { askDraft, changeDraft, type JourneyParams, journeyParams } from '../../store/journey.ts';
import { texts } from '../../texts.ts';
import { TellSkillsBody } from './tell-skills.page.tsx';
import { type Understood, understand } from './understand-text.ts';

const PATH = '/per-te/:id/so-fare';
export const LONGEST_TEXT = 3000;

export const tellSkillsRoutes = [
  get<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'matching.per-te-skills-page',
    params: journeyParams,
    async handle(context) {
      const draft = await askDraft(context);
      return draft ? view(context.locale, context.params.id, draft) : journeyOver(context.locale);
    },
  }),
  post<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'matching.per-te-skills',
    accepts: 'form',
    params: journeyParams,
    rateLimit: { max: 30, perSeconds: 60 },
    async handle(context) {
      const { id } = context.params;
      const text = formText(context.form, 'testo');
      const problem = wrongText(text);
      if (problem) {
        const draft = await askDraft(context);
        return draft ? view(context.locale, id, draft, text, [problem]) : journeyOver(context.locale);
      }
      const understood = understand(await taxonomyOf(context.platform), text, context.locale);
      const draft = await changeDraft(context, (before) => withDone(withUnderstood(before, understood), 'so-fare'));
      return draft ? redirect(journeyPath(id, pageAfter('so-fare', draft))) : journeyOver(context.locale);
    },
  }),
];

function wrongText(text: string): FieldError | null {
  if (text === '') return { field: 'testo', message: 'perte.can.empty' };
  return text.length > LONGEST_TEXT ? { field: 'testo', message: 'form.too-long' } : null;
}

/** Only what was understood goes into the draft: the text itself ends with this request. */
function withUnderstood(draft: Draft, { skills, occupations }: Understood): Draft {
  const known = new Set([...draft.skills.map(({ id }) => id), ...draft.licences]);
  return { ...draft, found: skills.filter((id) => !known.has(id)), named: [...new Set([...occupations, ...draft.named])].slice(0, 10) };
}

function view(locale: Locale, id: string, draft: Draft, typed = '', errors: readonly FieldError[] = []): Reply {
  return stepView(locale, {
    title: texts(locale)('perte.can.title'),
    wrong: errors.length > 0,
    body: (
      <TellSkillsBody
        journey={id}
        back={pageBefore('so-fare', draft)}
        typed={typed}
        chosen={draft.skills.length + draft.licences.length}
        errors={errors}
        longest={LONGEST_TEXT}
      />
    ),
  });
}
