import type { ComponentChildren, VNode } from 'preact';
import { usePage } from '../layout/page-context.ts';

interface CardProps {
  /** Heading level, so that headings of a page never skip one. */
  level?: 2 | 3 | 4;
  title: string;
  path: string;
  /** Small line above the title: what kind of thing this is. */
  kicker?: string | undefined;
  /** A drawing above the title; decorative. */
  picture?: VNode;
  children?: ComponentChildren;
}

/** A rounded card with one action: its title is a link whose target is the whole card. */
export function Card({ level = 3, title, path, kicker, picture, children }: CardProps) {
  const page = usePage();
  const Heading = `h${level}` as const;
  return (
    <article class="th-card">
      {picture}
      {kicker ? <p class="th-kicker">{kicker}</p> : null}
      <Heading class="th-card-title">
        <a class="stretched-link" href={page.href(path)}>
          {title}
        </a>
      </Heading>
      {children}
    </article>
  );
}

/** Cards side by side where there is room. */
export function CardGrid({ children }: { children: ComponentChildren }) {
  return <div class="th-card-grid">{children}</div>;
}
