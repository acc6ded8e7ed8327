import { DOMSerializer } from '@tiptap/pm/model';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, test } from 'vitest';

import { POST as IMPORT } from '@/app/api/import/route';
import { POST as PREVIEW } from '@/app/api/import/preview/route';
import type { ImportPreview } from '@/lib/articles/import-rules';
import { requireArticle } from '@/lib/articles/queries';
import { documentSchema } from '@/lib/editor/schema';
import { newId } from '@/lib/ids';

import { testDatabase } from '../../support/database';
import { makeTeam } from '../annotations/world';
import { ask } from '../routes/ask';

/** Elements, and of each its attributes, that the text of an article is made of in a browser. */
const ALLOWED: Record<string, string[]> = {
  ...Object.fromEntries(
    ['h1', 'h2', 'h3', 'h4', 'p', 'blockquote', 'ul', 'li', 'pre', 'figcaption', 'hr', 'br'].map((name) => [
      name,
      [],
    ]),
  ),
  ...Object.fromEntries(['strong', 'em', 'u', 's'].map((name) => [name, []])),
  ol: ['start', 'type'],
  code: ['class'],
  a: ['href', 'rel', 'target', 'title', 'class'],
};

const BAD = 'alert(1)';
const CORPUS = [
  `<script>${BAD}</script>`,
  `<scr<script>ipt>${BAD}</scr</script>ipt>`,
  `<SCRIPT/XSS SRC=//evil.example></SCRIPT>`,
  `<img src=x onerror=${BAD}>`,
  `<img src="x\`<script>${BAD}</script>"\`>`,
  `<svg onload=${BAD}><a xlink:href="javascript:${BAD}"><text>x</text></a></svg>`,
  `<svg><style><img src=x onerror=${BAD}></style></svg>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${BAD}&gt;"></table></mtext></math>`,
  `<math><annotation-xml encoding="text/html"><script>${BAD}</script></annotation-xml></math>`,
  `<noscript><p title="</noscript><img src=x onerror=${BAD}>"></noscript>`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${BAD}></style></form>`,
  `<iframe srcdoc="<script>${BAD}</script>"></iframe>`,
  `<object data="javascript:${BAD}"></object><embed src="javascript:${BAD}">`,
  `<template><img src=x onerror=${BAD}></template>`,
  `<textarea></textarea><img src=x onerror=${BAD}></textarea>`,
  `<title></title><img src=x onerror=${BAD}></title>`,
  `<!--><img src=x onerror=${BAD}>-->`,
  `<![CDATA[><img src=x onerror=${BAD}>]]>`,
  `<?xml version="1.0"?><?php echo "<script>${BAD}</script>" ?>`,
  `<body onload=${BAD}><p onclick="${BAD}" style="background:url(javascript:${BAD})">x</p></body>`,
  `<base href="javascript:/a/-${BAD}//"><a href="x">x</a>`,
  `<base href="https://evil.example/"><a href="//evil.example">x</a>`,
  `<meta http-equiv="refresh" content="0;url=javascript:${BAD}">`,
  `<link rel="stylesheet" href="javascript:${BAD}"><style>@import 'javascript:${BAD}';</style>`,
  `<a href="javascript:${BAD}">x</a>`,
  `<a href=" &#14; javascript:${BAD}">x</a>`,
  `<a href="jav&#x09;ascript:${BAD}">x</a>`,
  `<a href="jav&#x0A;ascript:${BAD}">x</a>`,
  `<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;${BAD}">x</a>`,
  `<a href="java&Tab;script&colon;${BAD}">x</a>`,
  `<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>`,
  `<a href="vbscript:${BAD}">x</a><a href="feed:javascript:${BAD}">x</a>`,
  `<a href="https://x.example" onmouseover="${BAD}" ping="https://evil.example" download target="_self">x</a>`,
  `<a id="document" name="cookie" href="https://x.example">x</a><form id="location"></form>`,
  `<button formaction="javascript:${BAD}">x</button><input autofocus onfocus=${BAD}>`,
  `<details open ontoggle=${BAD}>x</details><marquee onstart=${BAD}>x</marquee>`,
  `<video><source onerror="${BAD}"></video><audio src=x onerror=${BAD}>`,
  `<p>x<style>*{background:url(//evil.example)}</style>`,
  `<table background="javascript:${BAD}"><tr><td background="javascript:${BAD}">x</table>`,
  `<ol start="1 onmouseover=${BAD}"><li>x</ol><pre><code class="language-x onmouseover=${BAD}">x</code></pre>`,
];

let team: Awaited<ReturnType<typeof makeTeam>>;
beforeAll(async () => {
  team = await makeTeam();
});

/** What is wrong with the article's text as a browser gets it. */
function faultsOf(doc: unknown): string[] {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const content = documentSchema.nodeFromJSON(doc).content;
  document.body.append(DOMSerializer.fromSchema(documentSchema).serializeFragment(content, { document }));
  return [...document.body.querySelectorAll('*')].flatMap((element) => {
    const name = element.localName;
    const attributes = ALLOWED[name];
    if (!attributes) return [`element ${name}`];
    const odd = [...element.attributes].filter((attribute) => !attributes.includes(attribute.name));
    const href = element.getAttribute('href') ?? 'https:';
    const wrong = [
      ...odd.map((attribute) => `attribute ${attribute.name} of ${name}`),
      ...(/^(https?:|mailto:)/.test(href) ? [] : [`href ${href}`]),
      ...(name === 'a' && element.getAttribute('rel') !== 'noopener noreferrer nofollow'
        ? ['a link without rel']
        : []),
    ];
    return wrong;
  });
}

async function importPage(page: string, how: 'file' | 'paste' | 'markdown'): Promise<unknown> {
  const body = (choices: object) => ({ text: page, html: page, choices });
  const form = (choices: object) => {
    const [name, type] = how === 'markdown' ? ['x.md', 'text/markdown'] : ['x.html', 'text/html'];
    const sent = new FormData();
    sent.set('file', new File([page], name, { type }));
    sent.set('choices', JSON.stringify(choices));
    return sent;
  };
  const sent = (choices: object) => (how === 'paste' ? { json: body(choices) } : { form: form(choices) });
  const ours = { method: 'POST' };
  const looked = await ask(PREVIEW, team.users.checker, { ...ours, ...sent({}) });
  expect(looked).toMatchObject({ status: 200 });
  const { fields, digest } = looked.body as ImportPreview;
  const id = newId();
  const choices = { id, digest, droppedBlocks: [], fields: { ...fields, title: fields.title || 'x' } };
  const made = await ask(IMPORT, team.users.checker, { ...ours, ...sent(choices) });
  expect(made).toMatchObject({ status: 201 });
  return (await requireArticle(team.actors.viewer, id)).doc;
}

describe('an imported page', () => {
  test.each(CORPUS)('%s', async (bad) => {
    await testDatabase().rateLimit.deleteMany();
    for (const how of ['file', 'paste', 'markdown'] as const) {
      const doc = await importPage(`<p>Kept words.</p>\n\n${bad}\n\n<p>More kept words.</p>`, how);
      expect(faultsOf(doc)).toEqual([]);
      expect(JSON.stringify(doc)).toContain('Kept words.');
    }
  });

  test('is looked at by a test that would see a fault', () => {
    const mark = { type: 'link', attrs: { href: 'mailto:a@b.example', rel: null } };
    const paragraph = (text: object) => ({ type: 'doc', content: [{ type: 'paragraph', content: [text] }] });
    expect(faultsOf(paragraph({ type: 'text', text: 'x', marks: [mark] }))).not.toEqual([]);
  });
});
