import { Form } from '../forms/form.tsx';
import { usePage, useShared } from './page-context.ts';

const ANSWERS = ['clear', 'so-so', 'unclear'] as const;

/** "Quanto è chiara questa pagina?": one click answers, a comment is optional. AgID's page furniture. */
export function Feedback() {
  const t = useShared();
  const { path } = usePage();
  return (
    <section class="th-feedback" aria-labelledby="feedback-title">
      <div class="container-xxl">
        <Form action="/pagina-chiara" class="th-feedback-form">
          <h2 id="feedback-title" class="h5">
            {t('feedback.title')}
          </h2>
          <input type="hidden" name="page" value={path} />
          <div class="th-feedback-answers">
            {ANSWERS.map((answer) => (
              <button type="submit" name="answer" value={answer} class="btn btn-outline-primary btn-sm">
                {t(`feedback.${answer}`)}
              </button>
            ))}
          </div>
          <details>
            <summary>{t('feedback.more')}</summary>
            <label for="feedback-comment">{t('feedback.comment')}</label>
            <textarea id="feedback-comment" name="comment" class="form-control" rows={3} maxLength={500} aria-describedby="feedback-hint" />
            <p id="feedback-hint" class="form-text">
              {t('feedback.hint')}
            </p>
          </details>
        </Form>
      </div>
    </section>
  );
}
