import { HOME_OF } from '../../kernel/access/home.ts';
import type { Viewer } from '../../kernel/access/viewer.ts';
import { Form } from '../forms/form.tsx';
import { usePage, useShared } from './page-context.ts';

/** "Accedi" for visitors; for who is signed in a small menu that opens without a script: own page, account, leave. */
export function AccountMenu({ viewer }: { viewer: Viewer | null }) {
  const t = useShared();
  const page = usePage();
  if (!viewer) {
    return (
      <a class="th-account-link" href={page.href('/accedi')} aria-current={page.path === '/accedi' ? 'page' : undefined}>
        {t('account.sign-in')}
      </a>
    );
  }
  return (
    <details class="th-account">
      <summary>
        <span class="visually-hidden">{t('account.menu')}: </span>
        {viewer.name}
      </summary>
      <div class="th-account-menu">
        {viewer.hat.organisation ? <p>{viewer.hat.organisation.name}</p> : null}
        <ul>
          <li>
            <a href={page.href(HOME_OF[viewer.hat.role])}>{t('account.home')}</a>
          </li>
          <li>
            <a href={page.href('/area/account')}>{t('account.settings')}</a>
          </li>
          {viewer.hats.length > 1 ? (
            <li>
              <a href={page.href('/area/ruolo')}>{t('account.hats')}</a>
            </li>
          ) : null}
        </ul>
        <Form action="/esci">
          <button type="submit" class="btn btn-outline-primary btn-sm">
            {t('account.sign-out')}
          </button>
        </Form>
      </div>
    </details>
  );
}
