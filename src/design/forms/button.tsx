import type { ComponentChildren } from 'preact';
import { usePage } from '../layout/page-context.ts';

type Look = 'primary' | 'secondary' | 'quiet';
const CLASSES: Record<Look, string> = { primary: 'btn btn-primary', secondary: 'btn btn-outline-primary', quiet: 'btn btn-link' };

export function Button({
  children,
  look = 'primary',
  name,
  value,
}: {
  children: ComponentChildren;
  look?: Look;
  name?: string;
  value?: string;
}) {
  return (
    <button type="submit" class={CLASSES[look]} name={name} value={value}>
      {children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere, it does nothing. `path` without language prefix. */
export function ButtonLink({ path, children, look = 'primary' }: { path: string; children: ComponentChildren; look?: Look }) {
  const page = usePage();
  return (
    <a class={CLASSES[look]} href={page.href(path)}>
      {children}
    </a>
  );
}
