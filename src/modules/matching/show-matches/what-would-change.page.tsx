import { Button } from '../../../design/forms/button.tsx';
import { Form } from '../../../design/forms/form.tsx';
import { useTexts } from '../../../design/layout/page-context.ts';
import { journeyPath } from '../domain/paths.ts';
import type { ProfileChange } from '../engine/types.ts';
import { texts } from '../texts.ts';
import type { MatchesView } from './matches-view.ts';

/** The smallest changes that open most. On a journey each can be tried; kept answers do not change under whoever kept them. */
export function WhatWouldChange({ changes, journey }: Pick<MatchesView, 'changes'> & { journey: string | null }) {
  const t = useTexts(texts);
  if (changes.length === 0) return null;
  return (
    <section class="th-match-changes" aria-labelledby="changes">
      <h2 id="changes" class="h4">
        {t('match.changes')}
      </h2>
      <ul>
        {changes.map(({ change, text }) => (
          <li>
            <span>{text}</span>
            {journey ? <TryChange change={change} journey={journey} text={text} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function TryChange({ change, journey, text }: { change: ProfileChange; journey: string; text: string }) {
  const t = useTexts(texts);
  return (
    <Form action={journeyPath(journey, 'cambia')}>
      <input type="hidden" name="tipo" value={change.type} />
      <input type="hidden" name="valore" value={String(change.value)} />
      {change.type === 'language' ? <input type="hidden" name="livello" value={change.level} /> : null}
      <Button look="secondary">
        {t('match.try')}
        <span class="visually-hidden">: {text}</span>
      </Button>
    </Form>
  );
}
