import { useTexts } from '../../../design/layout/page-context.ts';
import type { PersonStatus } from '../../accounts/api.ts';
import { State, type Tone } from '../content/pieces.tsx';
import { texts } from '../texts.ts';

const TONES: Readonly<Record<PersonStatus, Tone>> = { active: 'good', suspended: 'bad', leaving: 'wait', erased: 'wait' };

export function PersonState({ status }: { status: PersonStatus }) {
  const t = useTexts(texts);
  return <State tone={TONES[status]}>{t(`person.state.${status}`)}</State>;
}
