import { Button, ButtonLink } from '../../../design/forms/button.tsx';
import { Form } from '../../../design/forms/form.tsx';
import { useTexts } from '../../../design/layout/page-context.ts';
import type { Viewer } from '../../../kernel/access/viewer.ts';
import { journeyPath } from '../domain/paths.ts';
import { texts } from '../texts.ts';

/** A visitor can make an account of the answers, a young person can save them; for all others they stay what they are. */
export type Keeping = 'register' | 'save' | null;

export function keepingOf(viewer: Viewer | null): Keeping {
  if (!viewer) return 'register';
  return viewer.hat.role === 'youth' ? 'save' : null;
}

/** Nothing is typed twice: the answers come along into the account. */
export function KeepInAccount({ journey, keeping }: { journey: string; keeping: Keeping }) {
  const t = useTexts(texts);
  if (keeping === null) return null;
  return (
    <section class="th-match-keep" aria-labelledby="keep-in-account">
      <h2 id="keep-in-account" class="h4">
        {t(`keep-profile.${keeping}.title`)}
      </h2>
      <p>{t(`keep-profile.${keeping}.text`)}</p>
      {keeping === 'register' ? (
        <ButtonLink path={`/registrati?risposte=${journey}`}>{t('keep-profile.register.go')}</ButtonLink>
      ) : (
        <Form action={journeyPath(journey, 'salva')}>
          <Button>{t('keep-profile.save.go')}</Button>
        </Form>
      )}
    </section>
  );
}
