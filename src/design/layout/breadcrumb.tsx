import type { Crumb } from '../../platform/http/reply.ts';
import { usePage, useShared } from './page-context.ts';

/** Where this page stands. The first crumb is always the home page; the last one is the page itself, without link. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useShared();
  const page = usePage();
  const all = [{ label: t('nav.home'), path: '/' }, ...crumbs];
  return (
    <div class="container-xxl">
      <nav class="breadcrumb-container" aria-label={t('nav.breadcrumb')}>
        <ol class="breadcrumb">
          {all.map((crumb, index) => (
            <li
              class={index === all.length - 1 ? 'breadcrumb-item active' : 'breadcrumb-item'}
              aria-current={index === all.length - 1 ? 'page' : undefined}
            >
              {crumb.path && index < all.length - 1 ? <a href={page.href(crumb.path)}>{crumb.label}</a> : crumb.label}
              {index < all.length - 1 ? (
                <span class="separator" aria-hidden="true">
                  /
                </span>
              ) : null}
            </li>
          ))}
        </ol>
      </nav>
    </div>
  );
}
