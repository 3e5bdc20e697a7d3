import { Notice } from '../../../../design/content/notice.tsx';
import { Button, ButtonLink } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { usePage, useTexts } from '../../../../design/layout/page-context.ts';
import { formatDate } from '../../../../platform/i18n/format.ts';
import { FEW_CODES } from '../../domain/recovery-codes.ts';
import { texts } from '../../texts.ts';
import { Frame } from '../frame.page.tsx';

/** How many codes are left, and a button that makes new ones. */
export function RecoveryCodesBody({ left }: { left: number }) {
  const t = useTexts(texts);
  return (
    <Frame title={t('safe.codes.title')}>
      <p class="lead">{t('safe.codes.lead')}</p>
      {left === 0 ? <p>{t('safe.codes.none')}</p> : null}
      {left > 0 && left <= FEW_CODES ? <Notice tone="warning">{t('safe.codes.few', { n: left })}</Notice> : null}
      {left > FEW_CODES ? <p>{t('safe.codes.left', { n: left })}</p> : null}
      {left > 0 ? <p>{t('safe.codes.replace')}</p> : null}
      <Form action="/area/sicurezza/codici">
        <Button>{t(left > 0 ? 'safe.codes.remake' : 'safe.codes.make')}</Button>
      </Form>
    </Frame>
  );
}

/** The codes, this once: to print, to copy, to keep as a file. */
export function ShownCodesBody({ codes }: { codes: readonly string[] }) {
  const t = useTexts(texts);
  const page = usePage();
  return (
    <Frame title={t('safe.codes.yours')}>
      <p class="lead">{t('safe.codes.once')}</p>
      <ul class="th-codes">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p class="form-text">{t('safe.codes.made-on', { when: formatDate(page.now, page.locale) })}</p>
      <div class="th-actions d-print-none">
        <Form action="/area/sicurezza/codici/testo">
          {codes.map((code) => (
            <input type="hidden" name="codici" value={code} />
          ))}
          <Button look="secondary">{t('safe.codes.file')}</Button>
        </Form>
        <ButtonLink path="/area/account">{t('safe.codes.done')}</ButtonLink>
      </div>
    </Frame>
  );
}
