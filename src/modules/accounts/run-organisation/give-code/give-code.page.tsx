import { Notice } from '../../../../design/content/notice.tsx';
import { Button, ButtonLink } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { usePage, useTexts } from '../../../../design/layout/page-context.ts';
import { formatDate } from '../../../../platform/i18n/format.ts';
import { printedDeskCode } from '../../domain/desk-code.ts';
import type { PresencePurpose } from '../../store/organisations/presence-code.ts';
import { texts } from '../../texts.ts';
import { Desk } from '../desk-frame.page.tsx';

const PATH = '/area/codice';

export interface Youth {
  readonly protected: boolean;
  readonly releasedAt: Date | null;
}

/** What a young person can agree to while sitting beside an operator; nothing happens until the operator has typed the code. */
export function GiveCodeBody({ youth }: { youth: Youth }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  return (
    <Desk title={t('org.give.title')} lead={t('org.give.lead')}>
      <section class="th-group">
        <h2 class="h4">{t('org.give.follow-title')}</h2>
        <p>{t('org.give.follow-text')}</p>
        <Form action={PATH}>
          <Button name="scopo" value="follow-me">
            {t('org.give.follow-do')}
          </Button>
        </Form>
      </section>
      {youth.protected && youth.releasedAt === null ? (
        <section class="th-group">
          <h2 class="h4">{t('org.give.show-title')}</h2>
          <p>{t('org.give.show-text')}</p>
          <Form action={PATH}>
            <Button look="secondary" name="scopo" value="show-me">
              {t('org.give.show-do')}
            </Button>
          </Form>
        </section>
      ) : null}
      {youth.releasedAt ? (
        <section class="th-group">
          <h2 class="h4">{t('org.give.hide-title')}</h2>
          <p>{t('org.give.hide-text', { day: formatDate(youth.releasedAt, locale) })}</p>
          <Form action={`${PATH}/nascondi`}>
            <Button look="secondary">{t('org.give.hide-do')}</Button>
          </Form>
        </section>
      ) : null}
    </Desk>
  );
}

export function ShownCodeBody({ code, purpose, until }: { code: string; purpose: PresencePurpose; until: string }) {
  const t = useTexts(texts);
  return (
    <Desk title={t('org.given.title')} lead={t(`org.given.${purpose}`)}>
      <p class="th-big-code">
        <code>{printedDeskCode(code)}</code>
      </p>
      <Notice tone="info">
        <p>{t('org.given.until', { until })}</p>
      </Notice>
      <p>
        <ButtonLink path={PATH} look="secondary">
          {t('org.given.back')}
        </ButtonLink>
      </p>
    </Desk>
  );
}
