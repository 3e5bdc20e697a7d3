/** One entry of a feed. */
export interface FeedItem {
  readonly title: string;
  readonly url: string;
  readonly text: string;
  readonly category: string;
  readonly published: Date;
}

export interface Feed {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** The page that shows the same. */
  readonly url: string;
  readonly selfUrl: string;
  readonly updated: Date;
  readonly items: readonly FeedItem[];
}

/** RSS 2.0 with the address of the feed itself, as the RSS Advisory Board's best practices ask. */
export function rss(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    element('title', feed.title),
    element('link', feed.url),
    element('description', feed.description),
    element('language', feed.language),
    element('lastBuildDate', feed.updated.toUTCString()),
    element('ttl', '60'),
    `<atom:link href="${escapeXml(feed.selfUrl)}" rel="self" type="application/rss+xml"/>`,
    ...feed.items.map(item),
    '</channel></rss>',
    '',
  ].join('\n');
}

function item({ title, url, text, category, published }: FeedItem): string {
  const parts = [
    element('title', title),
    element('link', url),
    `<guid isPermaLink="true">${escapeXml(url)}</guid>`,
    element('pubDate', published.toUTCString()),
    element('category', category),
    // Readers show descriptions as HTML: escaped twice, so that a text of a feed is never markup.
    element('description', escapeXml(text).replaceAll('\n', '<br>')),
  ];
  return `<item>${parts.join('')}</item>`;
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

/** Also drops the control characters that XML 1.0 forbids even when escaped. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
