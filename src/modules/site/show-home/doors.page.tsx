import type { VNode } from 'preact';
import { Card, CardGrid } from '../../../design/content/card.tsx';
import { useTexts } from '../../../design/layout/page-context.ts';
import { texts } from '../texts.ts';

const DOORS = [
  { key: 'door.you', path: '/per-te' },
  { key: 'door.work', path: '/opportunita' },
  { key: 'door.first', path: '/opportunita?kind=internship&kind=apprenticeship' },
  { key: 'door.jobs', path: '/professioni' },
] as const;

/** Drawn for us, decorative: the words beside them say what the door is. */
const PICTURES: Record<(typeof DOORS)[number]['key'], VNode> = {
  'door.you': <path d="M24 8l4.6 9.6 10.4 1.4-7.6 7.3 1.9 10.5L24 31.6l-9.3 5.2 1.9-10.5L9 19l10.4-1.4z" />,
  'door.work': <path d="M8 18h32v20H8zM18 18v-5h12v5M8 27h32M24 25v4" />,
  'door.first': <path d="M8 38V28h10V20h10v-8h12M8 38h32M36 8l4 4-4 4" />,
  'door.jobs': <path d="M24 12c-4-3-9-3-14-2v26c5-1 10-1 14 2 4-3 9-3 14-2V10c-5-1-10-1-14 2zM24 12v26" />,
};

/** The four ways in. */
export function Doors() {
  const t = useTexts(texts);
  return (
    <section aria-labelledby="doors">
      <h2 id="doors">{t('home.doors')}</h2>
      <CardGrid>
        {DOORS.map(({ key, path }) => (
          <Card title={t(key)} path={path} picture={<Picture>{PICTURES[key]}</Picture>}>
            <p>{t(`${key}.text`)}</p>
          </Card>
        ))}
      </CardGrid>
    </section>
  );
}

function Picture({ children }: { children: VNode }) {
  return (
    <svg class="th-door-picture" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}
