import { Button } from '../../../design/forms/button.tsx';
import { Form } from '../../../design/forms/form.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import { formatDate } from '../../../platform/i18n/format.ts';
import { journeyPath, keptPath } from '../domain/paths.ts';
import { texts } from '../texts.ts';

export function KeepJourney({ journey }: { journey: string }) {
  const t = useTexts(texts);
  return (
    <section class="th-match-keep" aria-labelledby="keep">
      <h2 id="keep" class="h4">
        {t('match.keep')}
      </h2>
      <p>{t('match.keep.text')}</p>
      <Form action={journeyPath(journey, 'tieni')}>
        <Button>{t('match.keep.go')}</Button>
      </Form>
      <p class="form-text">{t('match.keep.print')}</p>
    </section>
  );
}

/** The link to copy, to send to oneself, to delete. The mail holds the link and nothing about the person. */
export function KeptLink({ token, link, until }: { token: string; link: string; until: Date }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  const mail = `mailto:?subject=${encodeURIComponent(t('match.kept.mail'))}&body=${encodeURIComponent(link)}`;
  return (
    <section class="th-match-keep" aria-labelledby="keep">
      <h2 id="keep" class="h4">
        {t('match.kept.link')}
      </h2>
      <p>{t('match.kept.text', { day: formatDate(until, locale) })}</p>
      <label class="th-label" for="link">
        {t('match.kept.address')}
      </label>
      <input class="form-control" id="link" type="text" readOnly value={link} />
      <div class="th-actions">
        <a class="btn btn-outline-primary" href={mail}>
          {t('match.kept.send')}
        </a>
        <Form action={`${keptPath(token)}/riparti`}>
          <Button look="secondary">{t('match.kept.resume')}</Button>
        </Form>
        <Form action={`${keptPath(token)}/cancella`}>
          <Button look="quiet">{t('match.kept.delete')}</Button>
        </Form>
      </div>
      <p class="form-text">{t('match.keep.print')}</p>
    </section>
  );
}
