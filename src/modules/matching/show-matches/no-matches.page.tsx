import { EmptyState } from '../../../design/content/empty-state.tsx';
import { ButtonLink } from '../../../design/forms/button.tsx';
import { useTexts } from '../../../design/layout/page-context.ts';
import { journeyPath } from '../domain/paths.ts';
import { texts } from '../texts.ts';

/** Nothing fits: which answer to loosen, where else to look, whom to ask. */
export function NoMatches({ journey }: { journey: string | null }) {
  const t = useTexts(texts);
  return (
    <EmptyState title={t('match.none')}>
      <p>{t('match.none.text')}</p>
      <p class="th-actions justify-content-center">
        {journey ? <ButtonLink path={journeyPath(journey, 'dove')}>{t('match.none.wider')}</ButtonLink> : null}
        {journey ? (
          <ButtonLink look="secondary" path={journeyPath(journey, 'contratto')}>
            {t('match.none.contracts')}
          </ButtonLink>
        ) : null}
        <ButtonLink look="secondary" path="/opportunita">
          {t('match.none.search')}
        </ButtonLink>
      </p>
    </EmptyState>
  );
}
