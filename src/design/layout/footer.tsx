import type { NavLink } from './header.tsx';
import { Logo } from './logo.tsx';
import { usePage, useShared } from './page-context.ts';

/** Always the same links, always a human to reach. */
export function Footer({ links, demo }: { links: readonly NavLink[]; demo: boolean }) {
  const t = useShared();
  const page = usePage();
  return (
    <footer class="it-footer th-footer" id="footer">
      <div class="it-footer-main">
        <div class="container-xxl">
          <div class="th-footer-top">
            <div class="th-brand">
              <Logo />
              <span class="th-brand-name">{t('site.name')}</span>
            </div>
            <div class="th-human">
              <p class="h5">{t('footer.human')}</p>
              <p>{t('footer.human.text')}</p>
            </div>
          </div>
          {demo ? <p class="th-demo">{t('footer.demo')}</p> : null}
        </div>
      </div>
      <div class="it-footer-small-prints">
        <div class="container-xxl">
          <ul class="th-footer-links" aria-label={t('footer.rules')}>
            {links.map((link) => (
              <li>
                <a href={page.href(link.path)}>{link.label}</a>
              </li>
            ))}
          </ul>
          <p class="th-licence">
            {t('footer.licence')} · {t('footer.esco')}
          </p>
        </div>
      </div>
    </footer>
  );
}
