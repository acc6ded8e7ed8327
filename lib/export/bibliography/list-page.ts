import { escapeHtml } from '@/lib/export/bibliography/escape-html';

const STYLE =
  'body{font:1rem/1.5 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1d1c1a;background:#fff}' +
  'h1{font-size:1.4rem;line-height:1.25}li{margin:0 0 .7rem;overflow-wrap:anywhere}p{margin:0 0 .7rem}a{color:inherit}' +
  'ol.complete{list-style:none;padding:0}footer{color:#5c5954;font-size:.85rem}';

/** The begin of a page of its own that holds a list: no scripts, nothing from elsewhere. */
export function listPageStart(title: string, count: string, name: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1 dir="auto">${escapeHtml(title)}</h1>
<p>${escapeHtml(count)}</p>
<ol class="${name}">
`;
}

/** One entry of the list; `html` is safe already. */
export function listPageItem(html: string): string {
  return `<li dir="auto">${html}</li>\n`;
}

/** The end of the page. */
export function listPageEnd(foot: string): string {
  return `</ol>\n${foot === '' ? '' : `<footer>${escapeHtml(foot)}</footer>\n`}</body>\n</html>\n`;
}
