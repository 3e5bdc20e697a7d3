import type { ComponentChildren } from 'preact';

/** Whole class names, so that the purge of the style sheet finds them. */
const TONES = {
  success: 'alert alert-success',
  info: 'alert alert-info',
  warning: 'alert alert-warning',
  danger: 'alert alert-danger',
};

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
    <div class={TONES[tone]} role={tone === 'danger' ? 'alert' : 'status'}>
      {title ? <p class="alert-heading h5">{title}</p> : null}
      {children}
    </div>
  );
}
