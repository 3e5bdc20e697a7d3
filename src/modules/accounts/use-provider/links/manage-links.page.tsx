import { Notice } from '../../../../design/content/notice.tsx';
import { Button, ButtonLink } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { usePage, useTexts } from '../../../../design/layout/page-context.ts';
import { formatDate } from '../../../../platform/i18n/format.ts';
import { texts } from '../../texts.ts';
import { ProviderFrame } from '../provider-frame.page.tsx';

export interface LinkView {
  readonly id: number;
  readonly name: string;
  readonly since: Date;
}

interface Props {
  readonly links: readonly LinkView[];
  /** Providers that can be added. */
  readonly offers: readonly { readonly label: string; readonly path: string }[];
  /** The person tried to take away the only way in. */
  readonly last: boolean;
}

/** The providers with which a person may sign in: taking one away, adding one. */
export function ManageLinksBody({ links, offers, last }: Props) {
  const t = useTexts(texts);
  const { locale } = usePage();
  return (
    <ProviderFrame title={t('links.title')} lead={t('links.lead')}>
      {last ? (
        <Notice tone="danger" title={t('links.last.title')}>
          <p>{t('links.last.text')}</p>
        </Notice>
      ) : null}
      {links.length === 0 ? <p>{t('links.none')}</p> : null}
      <ul class="list-unstyled">
        {links.map(({ id, name, since }) => (
          <li class="th-card">
            <p>
              <strong>{name}</strong> {t('links.since', { day: formatDate(since, locale) })}
            </p>
            <Form action="/area/sicurezza/collegamenti/togli" label={t('links.remove', { provider: name })}>
              <input type="hidden" name="id" value={id} />
              <Button look="secondary">{t('links.remove', { provider: name })}</Button>
            </Form>
          </li>
        ))}
      </ul>
      {offers.length > 0 ? <h2 class="h4">{t('links.add')}</h2> : null}
      <p class="th-actions">
        {offers.map(({ label, path }) => (
          <ButtonLink path={path} look="secondary">
            {label}
          </ButtonLink>
        ))}
      </p>
    </ProviderFrame>
  );
}

/** The owner of the address says yes, after signing in as usual. */
export function ConfirmLinkBody({ action, name }: { action: string; name: string }) {
  const t = useTexts(texts);
  return (
    <ProviderFrame title={t('links.confirm.title', { provider: name })} lead={t('links.confirm.lead')}>
      <Form action={action}>
        <div class="th-actions">
          <Button>{t('links.confirm.yes')}</Button>
          <ButtonLink path="/area/sicurezza/collegamenti" look="quiet">
            {t('links.confirm.no')}
          </ButtonLink>
        </div>
      </Form>
    </ProviderFrame>
  );
}
