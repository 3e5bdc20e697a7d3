import { EmptyState } from '../../../design/content/empty-state.tsx';
import { useTexts } from '../../../design/layout/page-context.ts';
import { texts } from '../texts.ts';

interface OutboxMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly when: string;
  readonly state: string;
}

export function OutboxBody({ messages }: { messages: readonly OutboxMessage[] }) {
  const t = useTexts(texts);
  return (
    <div class="container-xxl th-page">
      <h1>{t('outbox.title')}</h1>
      <p class="lead">{t('outbox.lead')}</p>
      {messages.length === 0 ? (
        <EmptyState title={t('outbox.empty')}>
          <p>{t('outbox.empty.text')}</p>
        </EmptyState>
      ) : (
        messages.map((message) => (
          <details>
            <summary>
              {message.when} · {message.to} · {message.subject} · {message.state}
            </summary>
            <pre>{message.text}</pre>
          </details>
        ))
      )}
    </div>
  );
}
