import { Button, ButtonLink } from '../../../design/forms/button.tsx';
import { Form } from '../../../design/forms/form.tsx';
import { usePage, useShared, useTexts } from '../../../design/layout/page-context.ts';
import { formatDate } from '../../../platform/i18n/format.ts';
import type { AnswerLine } from '../content/answer-summary.ts';
import { START_PATH } from '../domain/paths.ts';
import { texts } from '../texts.ts';

export const CHANGE_PATH = '/area/profilo/cambia';

interface Props {
  readonly lines: readonly AnswerLine[];
  readonly updatedAt: Date;
}

/** The person's own answers, each with its button: it opens that question, filled in. */
export function OwnProfileBody({ lines, updatedAt }: Props) {
  const t = useTexts(texts);
  const shared = useShared();
  const { locale } = usePage();
  return (
    <div class="container-xxl th-page">
      <div class="th-narrow">
        <h1>{t('profile.title')}</h1>
        <p class="lead">{t('profile.lead')}</p>
        <Form action={CHANGE_PATH}>
          <div class="th-actions">
            <Button name="pagina" value="risultati">
              {t('profile.matches')}
            </Button>
          </div>
          <dl class="th-perte-answers-list">
            {lines.map(({ question, answer, given, page }) => (
              <div>
                <dt>{question}</dt>
                <dd class={given ? undefined : 'th-perte-not-said'}>{answer}</dd>
                <dd class="th-perte-change">
                  <button type="submit" class="btn btn-link" name="pagina" value={page}>
                    {shared('form.change')}
                    <span class="visually-hidden"> {question}</span>
                  </button>
                </dd>
              </div>
            ))}
          </dl>
        </Form>
        <p class="form-text">{t('profile.updated', { day: formatDate(updatedAt, locale) })}</p>
      </div>
    </div>
  );
}

export function NoProfileBody() {
  const t = useTexts(texts);
  return (
    <div class="container-xxl th-page">
      <div class="th-narrow">
        <h1>{t('profile.none')}</h1>
        <p class="lead">{t('profile.none.lead')}</p>
        <div class="th-actions">
          <ButtonLink path={START_PATH}>{t('profile.none.go')}</ButtonLink>
        </div>
      </div>
    </div>
  );
}

/** What a relative may read: the same answers, nothing to press. */
export function SharedProfileBody({ name, lines }: { name: string; lines: readonly AnswerLine[] }) {
  const t = useTexts(texts);
  return (
    <div class="container-xxl th-page">
      <div class="th-narrow">
        <h1 dir="auto">{t('profile.shared', { name })}</h1>
        <p class="lead">{t('profile.shared.lead', { name })}</p>
        {lines.length === 0 ? <p>{t('profile.none')}</p> : null}
        <dl class="th-perte-answers-list">
          {lines.map(({ question, answer, given }) => (
            <div>
              <dt>{question}</dt>
              <dd class={given ? undefined : 'th-perte-not-said'}>{answer}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}
