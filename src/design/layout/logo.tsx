/** Our mark: a path that turns and becomes a hub of three points. Decorative, the name stands beside it. */
export function Logo() {
  return (
    <svg class="th-logo" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false">
      <rect width="48" height="48" rx="14" fill="var(--th-accent)" />
      <path d="M12 34c0-9 6-8 12-10s12-2 12-10" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round" />
      <circle cx="12" cy="35" r="4.5" fill="#fff" />
      <circle cx="24" cy="24" r="4.5" fill="#fff" />
      <circle cx="36" cy="13" r="4.5" fill="#fff" />
    </svg>
  );
}
