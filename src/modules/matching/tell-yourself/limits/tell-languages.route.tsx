import { redirect } from '../../../../platform/http/reply.ts';
import { get, post } from '../../../../platform/http/route.ts';
import { journeyOver } from '../../content/journey-over.tsx';
import { stepView } from '../../content/step-view.ts';
import { journeyPath } from '../../domain/paths.ts';
import { askDraft, changeDraft, type JourneyParams, journeyParams } from '../../store/journey.ts';
import { texts } from '../../texts.ts';
import { languageRows, readLanguages } from './language-rows.ts';
import { TellLanguagesBody } from './tell-languages.page.tsx';

const PATH = '/per-te/:id/lingue';

export const tellLanguagesRoutes = [
  get<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'matching.per-te-languages-page',
    params: journeyParams,
    async handle(context) {
      const draft = await askDraft(context);
      if (!draft) return journeyOver(context.locale);
      return stepView(context.locale, {
        title: texts(context.locale)('perte.languages.title'),
        body: <TellLanguagesBody journey={context.params.id} rows={languageRows(draft.languages)} errors={[]} />,
      });
    },
  }),
  post<JourneyParams>({
    path: PATH,
    guard: 'public',
    audit: 'matching.per-te-languages',
    accepts: 'form',
    params: journeyParams,
    async handle(context) {
      const { rows, languages, errors } = readLanguages(context.form);
      if (errors.length > 0) {
        if (!(await askDraft(context))) return journeyOver(context.locale);
        return stepView(context.locale, {
          title: texts(context.locale)('perte.languages.title'),
          wrong: true,
          body: <TellLanguagesBody journey={context.params.id} rows={rows} errors={errors} />,
        });
      }
      const draft = await changeDraft(context, (before) => ({ ...before, languages }));
      return draft ? redirect(journeyPath(context.params.id, 'controlla')) : journeyOver(context.locale);
    },
  }),
];
