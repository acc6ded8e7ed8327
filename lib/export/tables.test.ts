import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { DocJson } from '@/lib/articles/model';
import { csvFormat } from '@/lib/export/csv';
import { markdownFormat } from '@/lib/export/markdown';
import { w3cFormat } from '@/lib/export/w3c';

import {
  buildAnnotation,
  buildArticle,
  buildBundle,
  rangeOf,
} from '../../tests/fixtures/export/build-bundle';
import { bytesOf, textOf } from '../../tests/fixtures/export/read-export';

const paragraph = (text: string): DocJson => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const cell = (...lines: string[]): DocJson => ({
  type: 'tableCell',
  attrs: { colspan: 1, rowspan: 1 },
  content: lines.map(paragraph),
});
const row = (...content: DocJson[]): DocJson => ({ type: 'tableRow', content });

describe('what is said of words in a table', () => {
  const article = buildArticle({
    type: 'doc',
    content: [
      paragraph('Fares rose.'),
      {
        type: 'table',
        content: [row(cell('Year'), cell('Fare')), row(cell('2023'), cell('30 crowns', 'at most'))],
      },
    ],
  });
  const range = rangeOf(article.text, 'content', '30 crowns');
  const claim = buildAnnotation(1, 'claim', { ranges: [range] });
  const bundle = buildBundle(article, { annotations: [claim] });

  test('stands at its place in all formats', () => {
    expect(article.text).toBe('Fares rose.\nYear\nFare\n2023\n30 crowns\nat most');
    expect(textOf(markdownFormat, bundle)).toContain('| 2023 | 30 crowns[^c1]<br>at most |');
    const csv = Buffer.from(unzipSync(bytesOf(csvFormat, bundle))['claims.csv'] ?? []).toString('utf8');
    expect(csv).toContain(`,${range.start},${range.end},30 crowns,`);
    expect(textOf(w3cFormat, bundle).replaceAll(/\s+/g, '')).toContain(
      `"start":${range.start},"end":${range.end}`,
    );
  });

  test('is the same in CSV and W3C as where the words stand in paragraphs', () => {
    const plain = buildArticle({ type: 'doc', content: article.text.split('\n').map(paragraph) });
    const other = buildBundle({ ...plain, textHash: article.textHash }, { annotations: [claim] });
    expect(bytesOf(csvFormat, other).equals(bytesOf(csvFormat, bundle))).toBe(true);
    expect(textOf(w3cFormat, other)).toBe(textOf(w3cFormat, bundle));
  });
});
