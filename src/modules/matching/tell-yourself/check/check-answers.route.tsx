import { get } from '../../../../platform/http/route.ts';
import { taxonomyOf } from '../../../taxonomy/api.ts';
import { answerSummary } from '../../content/answer-summary.ts';
import { journeyOver } from '../../content/journey-over.tsx';
import { keepingOf } from '../../content/keep-in-account.tsx';
import { stepView } from '../../content/step-view.ts';
import { pageBefore } from '../../domain/draft.ts';
import { askDraft, type JourneyParams, journeyParams } from '../../store/journey.ts';
import { texts } from '../../texts.ts';
import { CheckAnswersBody } from './check-answers.page.tsx';

export const checkAnswersRoute = get<JourneyParams>({
  path: '/per-te/:id/controlla',
  guard: 'public',
  audit: 'matching.per-te-check',
  params: journeyParams,
  async handle(context) {
    const { locale, params } = context;
    const [draft, taxonomy] = await Promise.all([askDraft(context), taxonomyOf(context.platform)]);
    if (!draft) return journeyOver(locale);
    return stepView(locale, {
      title: texts(locale)('perte.check.title'),
      body: (
        <CheckAnswersBody
          journey={params.id}
          back={pageBefore('controlla', draft)}
          lines={answerSummary(draft, taxonomy, locale)}
          keeping={keepingOf(context.viewer)}
        />
      ),
    });
  },
});
