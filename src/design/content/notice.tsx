import type { ComponentChildren } from 'preact';

/** A message about what just happened or what to know first. Tone is never told by colour alone: the words say it. */
export function Notice({
  tone,
  title,
  children,
}: {
  tone: 'success' | 'info' | 'warning' | 'danger';
  title?: string;
  children: ComponentChildren;
}) {
  return (
    <div class={`alert alert-${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      {title ? <p class="alert-heading h5">{title}</p> : null}
      {children}
    </div>
  );
}
