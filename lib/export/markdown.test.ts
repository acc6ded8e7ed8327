import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocJson } from '@/lib/articles/model';
import type { ExportBundle } from '@/lib/export/bundle';
import { markdownFormat } from '@/lib/export/markdown';
import { placeReferences, shortIds } from '@/lib/export/markdown/references';
import { inReadingOrder } from '@/lib/export/reading-order';

import { hostileBundle } from '../../tests/fixtures/export/arbitrary-bundle';
import {
  buildAnnotation,
  buildArticle,
  buildBundle,
  rangeOf,
} from '../../tests/fixtures/export/build-bundle';
import { textOf, turnedRound } from '../../tests/fixtures/export/read-export';
import {
  allOf,
  articleOf,
  isRemark,
  parseMarkdown,
  plainText,
  textBlocksOf,
  textBlocksOfDoc,
  type TextBlock,
} from '../../tests/fixtures/export/read-markdown';
import { towerBundle } from '../../tests/fixtures/export/tower-bundle';

const bundle = towerBundle();
const markdown = textOf(markdownFormat, bundle);
const tree = parseMarkdown(markdown);

/** The article's textblocks as they come back from Markdown, and as they should. */
function comeBack(of: ExportBundle): { found: TextBlock[]; expected: TextBlock[] } {
  const { annotations, article } = inReadingOrder(of);
  const references = placeReferences(article.text, annotations, shortIds(annotations));
  return {
    found: textBlocksOf(articleOf(parseMarkdown(textOf(markdownFormat, of)))),
    expected: textBlocksOfDoc(article.doc, references),
  };
}

// Emphasis on white space alone is not said in Markdown, and none is where a control character stands.
function comparable(blocks: TextBlock[]): [string, string][][] {
  return blocks.map((block) => {
    const isPlain = block.some(({ character }) =>
      /(?![\t\n\f\r])[\p{Cc}\p{Noncharacter_Code_Point}]/u.test(character),
    );
    return block.map(({ character, marks }) => {
      const isWhite = character.trim() === '';
      const kept = marks.split(' ').filter((mark) => !['bold', 'italic', 'strike'].includes(mark));
      if (isWhite) return [character, kept.filter((mark) => mark !== 'code').join(' ')];
      return [character, isPlain ? kept.join(' ') : marks];
    });
  });
}

function withDoc(...content: DocJson[]): ExportBundle {
  return buildBundle(buildArticle({ type: 'doc', content }));
}
const text = (words: string, ...marks: string[]): DocJson => ({
  type: 'text',
  text: words,
  marks: marks.map((type) => ({ type })),
});
const paragraph = (...content: DocJson[]): DocJson => ({ type: 'paragraph', content });

describe('the Markdown export', () => {
  test('gives the article back when the references are taken out', () => {
    const words = textBlocksOf(articleOf(tree)).map((block) =>
      block
        .filter(({ marks }) => marks !== 'reference')
        .map(({ character }) => character)
        .join(''),
    );
    expect(words.join('\n')).toBe(bundle.article.text);
  });

  test('puts each reference where its range ends, inside emphasis too, the inner range first', () => {
    const { found, expected } = comeBack(bundle);
    expect(comparable(found)).toEqual(comparable(expected));
    expect(markdown).toContain('aside in 2024[^e1][^c1], the [**budget');
    expect(markdown).toContain('“We can mend it,”[^q1] said');
    expect(markdown).toContain('**_cheaply_**.”[^q1]');
    expect(markdown).toContain('Photo: harbour archive[^a1]\n\nPhoto: harbour archive[^a2]');
  });

  test('has a definition for every reference and a reference for every definition', () => {
    const references = new Set(allOf(tree, 'footnoteReference').map((each) => each.identifier));
    const definitions = allOf(tree, 'footnoteDefinition').map((each) => each.identifier);
    expect(new Set(definitions)).toEqual(references);
    expect(definitions).toHaveLength(bundle.annotations.length);
    expect(new Set(definitions).size).toBe(definitions.length);
  });

  test('says in a definition what was found, on what evidence, and what is talked about', () => {
    const definitions = allOf(tree, 'footnoteDefinition');
    const textsOf = (label: string) => {
      const definition = definitions.find((each) => each.identifier === label);
      return definition ? allOf(definition, 'paragraph').map(plainText) : [];
    };
    const claim = textsOf('c1');
    expect(claim[0]).toBe('Claim - Verified - Mostly accurate: =1+1 The work will cost 21.5 million crowns.');
    const hostile = bundle.sources[0]?.title ?? '';
    expect(claim).toContain(
      `supports (primary): ${hostile}, 2024, p. 4–5 - "${hostile}" - -note - https://hollin-sound.example/a%20b%7Cc?%3Cd%3E`,
    );
    expect(claim).toContain('contradicts: 鐘 to ring again, The Courier/Brinewire');
    expect(textsOf('q1')).toContain(`open thread, =Jonas *Abubakar*, 2026-03-16T09:00:00.000Z: ${hostile}`);
    expect(textsOf('q1')).toContain(`speaker as named: ${hostile}`);
    expect(textsOf('s1')).toContain('thread resolved by Marit Osei-Lindqvist, comments: 1');
    expect(textsOf('r1')[0]).toBe('Cleared');
  });

  test('has a table of what is open and one of the sources, with a cell for every column', () => {
    const tables = allOf(tree, 'table').map((table) =>
      table.children.map((row) => row.children.map((cell) => cell.children.map(plainText).join(''))),
    );
    const [open = [], sources = []] = tables;
    expect(open.slice(1).map(([label]) => label)).toEqual(
      'a1 a2 a3 w1 q1 c2 e1 s1 u1 c3 e2 c4 u2'.split(' '),
    );
    expect(sources.slice(1).map(([key, title]) => [key, title])).toEqual([
      ['brinewire2026', '鐘 to ring again'],
      ['parish2024', bundle.sources[0]?.title],
    ]);
    for (const row of tables.flat())
      expect(row).toHaveLength(tables.flat().indexOf(row) < open.length ? 6 : 8);
  });

  test('begins with what is known about the article', () => {
    const [yaml = ''] = allOf(tree, 'yaml').map((each) => each.value);
    const values = Object.fromEntries(yaml.split('\n').map((line) => line.split(/: (.*)/).slice(0, 2)));
    expect(JSON.parse(values['title'] ?? '')).toBe(bundle.article.title);
    expect(JSON.parse(values['hash'] ?? '')).toBe(`sha256:${bundle.article.textHash}`);
    expect(JSON.parse(values['exported'] ?? '')).toBe(bundle.exportedAt);
    expect(values['state']).toBe('"active"');
  });

  test('has no markup but its own', () => {
    for (const type of ['html', 'image', 'definition', 'imageReference', 'linkReference'] as const) {
      expect(allOf(tree, type)).toEqual([]);
    }
  });

  test('writes the same bytes for the same state, in whatever order it was read', () => {
    expect(textOf(markdownFormat, turnedRound(towerBundle()))).toBe(markdown);
    const later = textOf(markdownFormat, { ...bundle, exportedAt: '2027-01-01T00:00:00.000Z' });
    expect(later.replace('2027-01-01T00:00:00.000Z', bundle.exportedAt)).toBe(markdown);
  });

  test('says that nothing is open and nothing linked when nothing was annotated', () => {
    const empty = textOf(markdownFormat, withDoc(paragraph(text('One.'))));
    expect(empty).toContain(
      '\n\nOne.\n\n## Open items\n\nNothing is open.\n\n## Sources\n\nNo source is linked.\n',
    );
  });

  test.each<[string, string, DocJson]>([
    ['a number with a full stop', '1986\\. A great year.', paragraph(text('1986. A great year.'))],
    ['emphasis inside a word', 'foot**ball**', paragraph(text('foot'), text('ball', 'bold'))],
    ['italics inside a word', '&#x74;_ball_', paragraph(text('t'), text('ball', 'italic'))],
    [
      'quotation marks in emphasis beside a letter',
      '**“a”**&#x62;',
      paragraph(text('“a”', 'bold'), text('b')),
    ],
    ['white space in emphasis', '**a** b', paragraph(text('a ', 'bold'), text('b'))],
    ['a code span with backticks', '`` `a` ``', paragraph(text('`a`', 'code'))],
    ['a code span with a line break', 'a&#xa;b', paragraph(text('a\nb', 'code'))],
    ['a line break', 'a\\\n\\# b', paragraph(text('a'), { type: 'hardBreak' }, text('# b'))],
    ['a line break at the end', 'a&#xa;', paragraph(text('a'), { type: 'hardBreak' })],
    [
      'a number sign at the end of a heading',
      '# C\\#',
      { type: 'heading', attrs: { level: 1 }, content: [text('C#')] },
    ],
    ['underlining', 'a', paragraph(text('a', 'underline'))],
  ])('writes %s', (_, written, block) => {
    expect(textOf(markdownFormat, withDoc(block))).toContain(`---\n\n${written}\n\n## Open items`);
  });

  const cellOf = (lines: string[], type = 'tableCell', attrs = {}): DocJson => ({
    type,
    attrs: { colspan: 1, rowspan: 1, ...attrs },
    content: lines.map((line) => paragraph(...(line ? [text(line)] : []))),
  });
  const rowOf = (...content: DocJson[]): DocJson => ({ type: 'tableRow', content });
  const tableOf = (...content: DocJson[]): DocJson => ({ type: 'table', content });

  test.each<[string, string, DocJson]>([
    [
      'a table with heads, and lines in a cell',
      '| Year | Fare |\n| --- | --- |\n| 2023 | 30<br>40 |',
      tableOf(
        rowOf(cellOf(['Year'], 'tableHeader'), cellOf(['Fare'], 'tableHeader')),
        rowOf(cellOf(['2023']), cellOf(['30', '', '40'])),
      ),
    ],
    [
      'an empty row of heads where a table has none',
      '|  |  |\n| --- | --- |\n| a | b |\n| c |',
      tableOf(rowOf(cellOf(['a']), cellOf(['b'])), rowOf(cellOf(['c']))),
    ],
    [
      'bars in a cell as their number',
      '| a&#x7c;&#x7c; | b\\\\&#x7c; |\n| --- | --- |',
      tableOf(rowOf(cellOf(['a||'], 'tableHeader'), cellOf(['b\\|'], 'tableHeader'))),
    ],
    [
      'each cell that spans others once, and says so',
      '| a |  | b |\n| --- | --- | --- |\n| c | d | e |\n|  | f | g |\n\n<!-- Cells of this table span',
      tableOf(
        rowOf(cellOf(['a'], 'tableHeader', { colspan: 2 }), cellOf(['b'], 'tableHeader')),
        rowOf(cellOf(['c'], 'tableCell', { rowspan: 2 }), cellOf(['d']), cellOf(['e'])),
        rowOf(cellOf(['f']), cellOf(['g'])),
      ),
    ],
    ['nothing of a table without words', '---\n\n## Open', tableOf(rowOf(cellOf(['']), cellOf(['', ''])))],
  ])('writes %s', (_, written, block) => {
    expect(textOf(markdownFormat, withDoc(block))).toContain(written);
  });

  test('leaves out spans that would make a table much larger than its text', () => {
    const rows = Array.from({ length: 100 }, () =>
      rowOf(cellOf(['a'], 'tableCell', { rowspan: 100, colspan: 100 })),
    );
    const file = textOf(markdownFormat, withDoc(tableOf(...rows)));
    expect(file.length).toBeLessThan(5_000);
    expect(file).toContain('<!-- Cells of this table span');
  });

  test('keeps the code of a cell readable, line by line', () => {
    const code = { type: 'codeBlock', content: [{ type: 'text', text: 'a = 1\nb | c' }] };
    const block = tableOf(rowOf({ type: 'tableCell', attrs: {}, content: [code] }));
    expect(textOf(markdownFormat, withDoc(block))).toContain('| a = 1&#xa;b &#x7c; c |');
  });

  test('keeps two lists that follow each other apart', () => {
    const list = (type: string): DocJson => ({
      type,
      content: [{ type: 'listItem', content: [paragraph(text('a'))] }],
    });
    const back = parseMarkdown(
      textOf(
        markdownFormat,
        withDoc(...['bulletList', 'bulletList', 'orderedList', 'orderedList'].map(list)),
      ),
    );
    expect(allOf(back, 'list').map((each) => each.ordered)).toEqual([false, false, true, true]);
  });

  test('leaves the white space at the end of a range out of it', () => {
    const article = buildArticle({
      type: 'doc',
      content: [paragraph(text('One.')), paragraph(text(': two'))],
    });
    const note = buildAnnotation(1, 'note', { ranges: [rangeOf(article.text, 'content', 'One.\n')] });
    expect(textOf(markdownFormat, buildBundle(article, { annotations: [note] }))).toContain(
      'One.[^n1]\n\n\\: two',
    );
  });

  test('brings every article back, with its emphasis, links and references, whatever its words', () => {
    fc.assert(
      fc.property(hostileBundle, (hostile) => {
        const { found, expected } = comeBack(hostile);
        expect(comparable(found)).toEqual(comparable(expected));
      }),
      { numRuns: 200 },
    );
  });

  test('has no reference without a definition and no foreign markup, whatever people wrote', () => {
    fc.assert(
      fc.property(hostileBundle, (hostile) => {
        const back = parseMarkdown(textOf(markdownFormat, hostile));
        const references = new Set(allOf(back, 'footnoteReference').map((each) => each.identifier));
        const definitions = allOf(back, 'footnoteDefinition').map((each) => each.identifier);
        expect(new Set(definitions)).toEqual(references);
        expect(definitions).toHaveLength(hostile.annotations.length);
        expect(back.children.slice(-1)[0]?.type).toMatch(/^(table|paragraph)$/);
        const foreign = allOf(back, 'html').filter((each) => each.value !== '<br>' && !isRemark(each));
        expect([...foreign, ...allOf(back, 'image'), ...allOf(back, 'definition')]).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
