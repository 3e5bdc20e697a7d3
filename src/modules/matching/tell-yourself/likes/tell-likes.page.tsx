import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { useShared, useTexts } from '../../../../design/layout/page-context.ts';
import { StepFrame } from '../../content/step-frame.tsx';
import type { JourneyPage } from '../../domain/draft.ts';
import { ACTIVITIES, type Activity, ANSWERS, type Answer, type Answers } from '../../domain/interests.ts';
import { journeyPath } from '../../domain/paths.ts';
import { texts } from '../../texts.ts';

interface Props {
  journey: string;
  back: JourneyPage | null;
  likes: Answers;
}

/** Twelve activities, three answers each, none of them required. */
export function TellLikesBody({ journey, back, likes }: Props) {
  const t = useTexts(texts);
  const shared = useShared();
  return (
    <StepFrame journey={journey} page="mi-piace" back={back} title={t('perte.like.title')} lead={t('perte.like.lead')}>
      <Form action={journeyPath(journey, 'mi-piace')}>
        <div class="th-perte-likes">
          {ACTIVITIES.map((activity) => (
            <ActivityRow activity={activity} chosen={likes[activity]} />
          ))}
        </div>
        <div class="th-actions">
          <Button name="azione" value="continua">
            {shared('form.continue')}
          </Button>
          <Button look="quiet" name="azione" value="salta">
            {t('perte.skip')}
          </Button>
        </div>
      </Form>
    </StepFrame>
  );
}

function ActivityRow({ activity, chosen }: { activity: Activity; chosen: Answer | undefined }) {
  const t = useTexts(texts);
  return (
    <fieldset class="th-perte-like">
      <legend>{t(`perte.activity.${activity}`)}</legend>
      <div class="th-perte-answers">
        {ANSWERS.map((answer) => (
          <div class="th-perte-answer">
            <input type="radio" id={`${activity}-${answer}`} name={activity} value={answer} checked={chosen === answer} />
            <label for={`${activity}-${answer}`}>{t(`perte.answer.${answer}`)}</label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
