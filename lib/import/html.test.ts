import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocJson } from '@/lib/articles/model';
import { isAllowedHref } from '@/lib/editor/extensions';
import { documentSchema } from '@/lib/editor/schema';
import { html } from '@/lib/import/html';
import { makeDraft } from '@/lib/import/make-draft';

function blocksOf(page: string, isWhole = false): DocJson[] {
  const reading = html.read(page, isWhole);
  if (!reading.ok) throw new Error(reading.message);
  return reading.blocks.map((block) => block.toJSON() as DocJson);
}

/** Blocks in short: "h1 Title", "p One *two*", "ul (One) (Two (ul (Three)))". */
function shapeOf(page: string, isWhole = false): string[] {
  return blocksOf(page, isWhole).map(shape);
}

const NAMES: Record<string, string> = {
  paragraph: 'p',
  blockquote: 'quote',
  bulletList: 'ul',
  orderedList: 'ol',
};
const MARKS: Record<string, string> = { bold: '**', italic: '*', underline: '__', strike: '~~', code: '`' };

function shape(node: DocJson): string {
  if (node.type === 'text') return marked(node);
  if (node.type === 'hardBreak') return '⏎';
  const inside = node.content ?? [];
  if (node.type === 'table') return `table ${inside.map(shape).join(' ')}`;
  if (node.type === 'tableRow') return `[${inside.map(shape).join(' | ')}]`;
  if (node.type === 'tableCell' || node.type === 'tableHeader') {
    const { colspan, rowspan } = node.attrs ?? {};
    const spans = colspan === 1 && rowspan === 1 ? '' : `${String(colspan)}×${String(rowspan)} `;
    return `${node.type === 'tableHeader' ? 'th ' : ''}${spans}${inside.map(shape).join(', ')}`;
  }
  const isTextblock = inside.some((child) => child.type === 'text');
  const content = isTextblock
    ? inside.map(shape).join('')
    : inside.map((child) => `(${shape(child)})`).join(' ');
  const name =
    node.type === 'heading' ? `h${String(node.attrs?.['level'])}` : (NAMES[node.type] ?? node.type);
  if (node.type === 'listItem') return inside.map((child) => shape(child).replace(/^p /, '')).join(' ');
  return `${name} ${content}`.trim();
}

function marked(node: DocJson): string {
  return (node.marks ?? []).reduceRight((text, mark) => {
    if (mark.type === 'link') return `[${text}](${String(mark.attrs?.['href'])})`;
    return `${MARKS[mark.type] ?? mark.type}${text}${MARKS[mark.type] ?? mark.type}`;
  }, node.text ?? '');
}

function hrefsOf(node: DocJson): string[] {
  const own = (node.marks ?? []).flatMap((mark) =>
    mark.type === 'link' ? [String(mark.attrs?.['href'])] : [],
  );
  return [...own, ...(node.content ?? []).flatMap(hrefsOf)];
}

describe('what is kept of rich text', () => {
  it.each([
    [
      'paragraphs and headings',
      '<h1>A</h1><p>B</p>C<div>D</div>E<h5>F</h5>',
      ['h1 A', 'p B', 'p C', 'p D', 'p E', 'h4 F'],
    ],
    ['spaces as a browser shows them', '<p> a \n\t b  <b> c</b> <i> d </i> </p>', ['p a b **c** *d*']],
    [
      'a space that does not break inside, not at the ends',
      '<p>&nbsp;2&nbsp;May&nbsp;</p>',
      ['p 2\u00a0May'],
    ],
    ['emphasis', '<p><b>a</b><em>b</em><u>c</u><del>d</del><code>e</code></p>', ['p **a***b*__c__~~d~~`e`']],
    ['emphasis by style', '<p><span style="font-weight:700;font-style:italic">a</span></p>', ['p ***a***']],
    ['no emphasis where a style takes it away', '<b style="font-weight:normal"><p>a</p></b>', ['p a']],
    ['no emphasis of a whole block by its look', '<p style="font-weight:bold">a</p>', ['p a']],
    ['a line end as a break, two as a new paragraph', '<p>a<br>b<br> <br>c</p>', ['p a⏎b', 'p c']],
    [
      'lists in lists',
      '<ul><li>a<ul><li>b</ul><li>c</ul><ol start=3><li>d</ol>',
      ['ul (a ul (b)) (c)', 'ol (d)'],
    ],
    [
      'lists that were written wrongly',
      '<ul><ul><li>a</ul><li>b</li><ul><li>c</ul>d</ul>',
      ['ul (a) (b ul (c)) (d)'],
    ],
    [
      'what stands in list items as paragraphs',
      '<ul><li><h3>a</h3><blockquote>b</blockquote></ul>',
      ['ul (a b)'],
    ],
    ['quotations', '<blockquote>a<p>b</p></blockquote>', ['quote (p a) (p b)']],
    ['the marks of inline quotations', '<p>She said <q>yes</q>.</p>', ['p She said “yes”.']],
    ['captions', '<figure><img src=x><figcaption>A <i>pier</i></figcaption></figure>', ['caption A *pier*']],
    [
      'tables with their heads, below their captions',
      '<table><caption>Fares</caption><tr><th>Year<th>Fare<tr><td>2023<td><p>30</p><p>40</p></table>',
      ['caption Fares', 'table [th p Year | th p Fare] [p 2023 | p 30, p 40]'],
    ],
    [
      'tables without heads, as word processors write them',
      '<table><tr><td><p>a</p><p>b</p></td><td><ul><li>c</ul></td></tr><tr><td><p>d</p></td><td></td></tr></table>',
      ['table [p a, p b | ul (c)] [p d | p]'],
    ],
    [
      'cells that span several rows and columns',
      '<table><tr><td rowspan=2>a<td colspan="2">b<tr><td>c<td rowspan=99>d</table>',
      ['table [1×2 p a | 2×1 p b] [p c | p d]'],
    ],
    [
      'no more columns than there are, whatever a cell asks for',
      '<table><tr><td colspan=1000>a<tr><td>b<td>c<tr><td colspan=-3>d<td colspan=x>e</table>',
      ['table [2×1 p a] [p b | p c] [p d | p e]'],
    ],
    [
      'rows that have words, and those that a cell reaches into',
      '<table><tr><td rowspan=3>a<td>b<tr></tr><tr><td>c</tr><tr><td> <td></tr></table>',
      ['table [1×2 p a | p b] [p c]'],
    ],
    [
      'rows of different width',
      '<table><tr><td>a<td>b<td>c<tr><td>d</table>',
      ['table [p a | p b | p c] [p d]'],
    ],
    [
      'cells without a row, and words without a cell',
      '<table>a<td>b<td>c</td><tbody><td>d</td><tr><td>e</table>',
      ['p a', 'table [p b | p c] [p d] [p e]'],
    ],
    [
      'a table in a cell as its rows',
      '<table><tr><th>a<th>b<tr><td>c<td>d<table><tr><td>e<td>f</table></table>',
      ['table [th p a | th p b] [p c | p d, p e | f]'],
    ],
    [
      'a table in a list or a quotation as its rows',
      '<ul><li>a<table><tr><td>b<td>c</table></ul><blockquote><table><tr><td>d<td>e</table></blockquote>',
      ['ul (a b | c)', 'quote (p d | e)'],
    ],
    [
      'tables of one cell, and those that say they are for show, as what is in them',
      '<table><tr><td>a<p>b</table><table role=presentation><tr><td>c<td>d</table>',
      ['p a', 'p b', 'p c', 'p d'],
    ],
    [
      'columns of text as what is in them',
      '<table><tr><td><p>a</p><p>b</p><td><p>c</p></table>',
      ['p a', 'p b', 'p c'],
    ],
    [
      'a table in one that arranges a page',
      '<table><tr><td>a<td><table><tr><td>b<td>c</table></table>',
      ['p a', 'table [p b | p c]'],
    ],
    [
      'tables that arrange a page as what is in them',
      '<table><tr><td><h2>a</h2><td><p>b</p></table>',
      ['h2 a', 'p b'],
    ],
    ['preformatted text as paragraphs', '<pre>a\nb\n\nc</pre>', ['p a', 'p b', 'p c']],
    ['code as it stands', '<pre><code>a\n  b\n</code></pre>', ['codeBlock a\n  b']],
    ['rules', 'a<hr>b', ['p a', 'horizontalRule', 'p b']],
    [
      'ruby text without its readings',
      '<p><ruby>渡<rp>(</rp><rt>わた</rt><rp>)</rp></ruby>し船</p>',
      ['p 渡し船'],
    ],
    ['text of elements it does not know', '<x-story><x-p>a</x-p></x-story>', ['p a']],
  ])('is %s', (_what, page, expected) => {
    expect(shapeOf(page)).toEqual(expected);
  });

  it('is a paragraph for each row of a table that is too wide or too long', () => {
    expect(shapeOf(`<table><tr>${'<td>x'.repeat(101)}</table>`)).toEqual([
      `p ${Array(101).fill('x').join(' | ')}`,
    ]);
    expect(shapeOf(`<table>${'<tr><td>x<td>y'.repeat(2_501)}</table>`)).toHaveLength(2_501);
    expect(shapeOf(`<table>${'<tr><td>x<td>y'.repeat(2_500)}</table>`)).toHaveLength(1);
  });

  it('leaves no empty block', () => {
    expect(
      shapeOf('<p></p><p> &nbsp; </p><ul><li></ul><blockquote> </blockquote><h2><br></h2>\u200b'),
    ).toEqual([]);
  });

  it('takes what a browser put on the clipboard without what stands around it', () => {
    expect(
      shapeOf('<html><body><!--StartFragment--><p>a</p><!--EndFragment--><p>b</p></body></html>'),
    ).toEqual(['p a']);
  });
});

describe('links', () => {
  it('keep full addresses of the web and of mail', () => {
    const page = '<a href="https://harrow.example/a b">a</a> <a href="MAILTO:desk@harrow.example">b</a>';
    expect(shapeOf(page)).toEqual(['p [a](https://harrow.example/a%20b) [b](mailto:desk@harrow.example)']);
  });

  it('are made absolute by the base and by the address of the page', () => {
    const link = '<article><p>Text <a href="../b">b</a> <a href="#c">c</a></p></article>';
    const canonical = '<link rel="canonical" href="https://harrow.example/x/y">';
    expect(shapeOf(`<html>${canonical}<body>${link}`, true)[0]).toContain('[b](https://harrow.example/b)');
    expect(shapeOf(`<html>${canonical}<base href="/z/z/z"><body>${link}`, true)[0]).toContain(
      '(https://harrow.example/z/b)',
    );
    expect(shapeOf(`<html><base href="https://saltmere.example/q/r/"><body>${link}`, true)[0]).toContain(
      '[b](https://saltmere.example/q/b)',
    );
  });

  it('are dropped without a base, with their words kept and the loss told', () => {
    const reading = html.read(
      '<p><a href="/a">one</a> <a href="#b">two</a> <a href="c">three</a></p>',
      false,
    );
    expect(reading).toMatchObject({
      warnings: ['2 links had no full address, or one that is not allowed; the words were kept.'],
    });
    expect(shapeOf('<p><a href="/a">one</a></p>')).toEqual(['p one']);
  });

  it('around code stay links', () => {
    expect(
      shapeOf(
        '<p><a href="https://a.example/"><code>x</code></a><code><a href="https://b.example/">y</a></code></p>',
      ),
    ).toEqual(['p [x](https://a.example/)[y](https://b.example/)']);
  });
});

const MENU = '<html><body><nav>a</nav>';

const HOSTILE = [
  '<a href="javascript:alert(1)">KEPT</a>',
  '<a href="JaVaScRiPt:alert(1)">KEPT</a>',
  '<a href=" &#1; javascript:alert(1)">KEPT</a>',
  '<a href="java&#x09;script:alert(1)">KEPT</a>',
  '<a href="java\nscript:alert(1)">KEPT</a>',
  '<a href="&#106;&#97;&#118;&#97;script&colon;alert(1)">KEPT</a>',
  '<a href="javascript&#58;alert(1)">KEPT</a>',
  '<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)">KEPT</a>',
  '<a href="vbscript:msgbox(1)">KEPT</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD4=">KEPT</a>',
  '<a href="blob:https://harrow.example/1">KEPT</a>',
  '<a href="file:///etc/passwd">KEPT</a>',
  '<a href="view-source:https://harrow.example">KEPT</a>',
  '<a href="https:javascript:alert(1)" xlink:href="javascript:alert(1)">KEPT</a>',
  '<base href="javascript:alert(1)//"><a href="x">KEPT</a>',
  '<base href="data:text/html,"><a href="x">KEPT</a>',
  '<p onclick="GONE()" onmouseover=GONE() style="background:url(javascript:GONE)">KEPT</p>',
  '<img src=x onerror=GONE()>KEPT',
  '<iframe srcdoc="<script>GONE</script>">GONE</iframe>KEPT',
  '<svg onload=GONE><script>GONE</script><text>GONE</text><a xlink:href="javascript:GONE">GONE</a></svg>KEPT',
  '<math><mtext><table><mglyph><style><img title="</style><img src=x onerror=GONE>"></style></mglyph></table></mtext></math>KEPT',
  '<meta http-equiv="refresh" content="0;url=javascript:GONE">KEPT',
  '<script>GONE</script>KEPT<SCRIPT SRC=//x.example>GONE</SCRIPT >',
  '<style>@import "GONE"; p{}</style>KEPT',
  '<noscript><p title="</noscript><img src=x onerror=GONE>">GONE</p></noscript>KEPT',
  '<form action="javascript:GONE"><input value=GONE><button>GONE</button><select><option>GONE</select><textarea>GONE</textarea></form>KEPT',
  '<object data=GONE>GONE</object><embed src=GONE>KEPT',
  '<template><p>GONE</p></template>KEPT',
  '<!-- GONE --><!--[if IE]>GONE<![endif]-->KEPT',
  '<div hidden>GONE</div><p style="display : none">GONE</p><p style="VISIBILITY:hidden">GONE</p>KEPT',
  '<p>KEPT<<script>GONE</script>',
  '<xmp><p>GONE</p></xmp>KEPT',
  '<video><source src=GONE>GONE</video><audio>GONE</audio><canvas>GONE</canvas>KEPT',
  '<frameset><frame src=GONE></frameset>KEPT',
  '<dialog open>GONE</dialog>KEPT',
  '<p>KEPT</p><table><tr><td background="javascript:GONE">KEPT</table>',
];

describe('what a hostile page leaves', () => {
  it.each(HOSTILE)('%s', (page) => {
    for (const text of [page, `<!doctype html><html><body><article><p>${page}</p></article></body></html>`]) {
      const blocks = blocksOf(text, true);
      const json = JSON.stringify(blocks);
      expect(json).toContain('KEPT');
      expect(json).not.toContain('GONE');
      expect(blocks.flatMap(hrefsOf).filter((href) => !/^(https?|mailto):/.test(href))).toEqual([]);
    }
  });

  it('gives no link an address that only looks like one of the web', () => {
    expect(blocksOf('<a href="https:javascript:alert(1)">x</a>').flatMap(hrefsOf)).toEqual(
      ['https://javascript:alert(1)'].filter(isAllowedHref),
    );
  });

  it('is a clear answer for elements nested without end', () => {
    for (const tag of ['div', 'b', 'ul><li', 'blockquote', 'table><tr><td', 'span']) {
      expect(html.read(`${`<${tag}>`.repeat(100_000)}text`, true)).toMatchObject({
        ok: false,
        code: 'too_complex',
      });
    }
  });

  it('is read where elements are nested as deep as browsers do it', () => {
    for (const tag of ['div', 'b', 'ul><li', 'blockquote', 'table><tr><td', 'font']) {
      const depth = Math.floor(500 / tag.split('>').length);
      expect(JSON.stringify(blocksOf(`${`<${tag}>`.repeat(depth)}text`))).toContain('"text"');
    }
  });

  it('is a clear answer for more elements and entities than any article has', () => {
    for (const page of ['<b>x</b>'.repeat(100_001), '&'.repeat(200_001)]) {
      expect(html.read(page, true)).toMatchObject({ ok: false, code: 'too_complex' });
    }
  });

  // Each of these has taken minutes, or ended the stack.
  it.each([
    ['empty elements', 'x<span hidden></span>'.repeat(20_000)],
    ['closing tags of nothing', `${'<b>'.repeat(400)}${'</x>'.repeat(300_000)}text`],
    ['scripts without an end', `text${'<script type=application/ld+json>'.repeat(50_000)}`],
    ['deep elements', `${MENU}${`${'<div>'.repeat(300)}<p>x</p>${'</div>'.repeat(300)}`.repeat(30)}`],
    ['line ends', `${MENU}${'x<br><br>'.repeat(15_000)}`],
    ['hidden paragraphs', `${MENU}${'<p hidden>a</p>'.repeat(60_000)}<p>x</p>`],
    ['a title of bars', `<title>${'a | '.repeat(50_000)}</title><p>x</p>`],
    ['a title of spaces', `<title>${' '.repeat(200_000)}x</title><p>x</p>`],
    ['lists in place of items', `<ul><li>a</li>${'<ul><li>x</li></ul>'.repeat(10_000)}`],
    ['lines of spaces', `<pre>${' \n'.repeat(200_000)}x</pre>`],
    ['lines', `<pre>${'x\n\n'.repeat(200_000)}</pre>`],
    ['classes', `<p class="${'a '.repeat(1_000_000)}">x</p>`],
    ['cells', `<table><tr>${'<td>x'.repeat(50_000)}</table>`],
    [
      'rows of cells that span as much as they can',
      `<table>${'<tr><td rowspan=65534 colspan=1000>x<td>y'.repeat(30_000)}</table>`,
    ],
    ['cells that span all rows', `<table>${'<tr><td rowspan=1000>x'.repeat(4_000)}</table>`],
    ['empty rows under a cell', `<table><tr><td rowspan=9999>x<td>y${'<tr>'.repeat(60_000)}</table>`],
    ['tables in tables', `${'<table><tr><th>x<td>y<td>'.repeat(160)}z`],
    ['paragraphs between words in a table', `<table><tr><td>${'<p>x</p><b>y</b>'.repeat(30_000)}</table>`],
  ])('is read although it is made of %s', (_, page) => {
    expect(html.read(page, true)).toMatchObject({ ok: true });
  });
});

const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.constantFrom(
        '<p>',
        '</p>',
        '<ul>',
        '<ol start="-9">',
        '<li>',
        '</ul>',
        '<blockquote>',
        '</blockquote>',
        '<br>',
        '<hr>',
      ),
      fc.constantFrom(
        '<table>',
        '<tr>',
        '<td>',
        '<th colspan=3>',
        '<td rowspan=2 colspan=1000>',
        '<caption>',
        '</table>',
        '<pre>',
        '<code>',
        '</pre>',
        '<h1>',
        '</h1>',
        '<h6>',
        '<figcaption>',
      ),
      fc.constantFrom(
        '<a href="https://a.example/">',
        '<a href="//b.example">',
        '</a>',
        '<b>',
        '</i>',
        '<i>',
        '<q>',
        '<nav>',
        '<article>',
      ),
      fc.constantFrom(
        '<html>',
        '<body>',
        '<main>',
        '<title>',
        '</title>',
        '<base href="https://c.example/">',
        '<!--',
        '-->',
        '<svg>',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(' ', '\n', '\u00a0', '\u200b', 'words', '漢字', '\0', '\ud800', '&#0;', '&nbsp;'),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('any soup of elements', () => {
  it('becomes a valid document with safe links, or a clear refusal', () => {
    fc.assert(
      fc.property(soup, fc.boolean(), (page, isWhole) => {
        const reading = html.read(page, isWhole);
        const made = reading.ok ? makeDraft(reading) : reading;
        if (!made.ok) {
          expect(made.message).not.toBe('');
          return;
        }
        const { doc } = made.draft;
        documentSchema.nodeFromJSON(doc).check();
        expect(hrefsOf(doc).filter((href) => !isAllowedHref(href))).toEqual([]);
        expect(JSON.stringify(doc)).not.toMatch(/\\u0000|\\ud8/);
      }),
      { numRuns: 300 },
    );
  });

  it('is read the same twice', () => {
    fc.assert(
      fc.property(soup, (page) => {
        expect(blocksOf(page, true)).toEqual(blocksOf(page, true));
      }),
      { numRuns: 50 },
    );
  });
});
