import { useTexts } from '../../../design/layout/page-context.ts';
import { texts } from '../texts.ts';

const RULES = ['hard', 'soft', 'ties', 'never'] as const;

/** The rules of the score in plain words. */
export function HowScored() {
  const t = useTexts(texts);
  return (
    <details class="th-match-rules">
      <summary>{t('match.rules')}</summary>
      <ul>
        {RULES.map((rule) => (
          <li>{t(`match.rules.${rule}`)}</li>
        ))}
      </ul>
    </details>
  );
}
