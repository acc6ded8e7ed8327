import { Fragment } from '@tiptap/pm/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalFragment } from '@/lib/editor/canonical';
import { documentSchema } from '@/lib/editor/schema';
import { readGrid } from '@/lib/editor/table-grid';
import { keptSpan, spanOfAttribute } from '@/lib/editor/tables';
import { projectText } from '@/lib/text/project-text';
import { replaySteps } from '@/lib/versions/apply-steps';
import { stepsBetween } from '@/lib/versions/steps-between';

import { tableDocs } from '../../tests/fixtures/editing/tables';

test('the text of tables and its places are the same for a document and for its JSON', () => {
  fc.assert(
    fc.property(tableDocs, (doc) => {
      const [one, other] = [projectText(doc), projectText(doc.toJSON())];
      expect([other.text, other.blocks]).toEqual([one.text, one.blocks]);
      for (const { pos, start, end } of one.blocks) {
        expect(doc.resolve(pos).parent.isTextblock).toBe(true);
        expect(doc.textBetween(pos, pos + end - start)).toBe(one.text.slice(start, end));
      }
    }),
  );
});

test('of a cell its spans are kept, and nothing of how a page set it', () => {
  const odd = (attrs: Record<string, unknown>) =>
    canonicalFragment(
      Fragment.from(documentSchema.node('tableCell', attrs, [documentSchema.node('paragraph')])),
    ).firstChild?.attrs;
  expect(odd({ colspan: 2, rowspan: 100 })).toEqual({ colspan: 2, rowspan: 100 });
  expect(odd({ colspan: 101, rowspan: -1 })).toEqual({ colspan: 1, rowspan: 1 });
  expect(odd({ colspan: '2', rowspan: null })).toEqual({ colspan: 1, rowspan: 1 });
  expect([0, 1.5, NaN, 101, '3', null, undefined, [2]].map(keptSpan)).toEqual(Array(8).fill(1));
  expect(['2', '1000', '0', '-3', 'x', '', '2.9', '1e9', null].map(spanOfAttribute)).toEqual([
    2, 100, 1, 1, 1, 1, 2, 100, 1,
  ]);
});

test('a document with tables is in canonical form already', () => {
  fc.assert(fc.property(tableDocs, ({ content }) => canonicalFragment(content) === content));
});

test('one text with tables becomes another in steps', () => {
  fc.assert(
    fc.property(tableDocs, tableDocs, (before, after) => {
      const steps = stepsBetween(before, after).map((step) => step.toJSON());
      const reached = replaySteps(before, steps);
      expect(reached?.eq(after)).toBe(true);
    }),
  );
});

test('cells lie where browsers lay them out, and never on a cell from above', () => {
  fc.assert(
    fc.property(tableDocs, (doc) => {
      doc.forEach((table) => {
        if (table.type.name !== 'table') return;
        const { cells, rows, width } = readGrid(table);
        expect(rows.at(-1)).toBe(table.content.size);
        for (const cell of cells) {
          expect(table.nodeAt(cell.pos)).toBe(cell.node);
          expect(cell.column + cell.colspan).toBeLessThanOrEqual(width);
          expect(cell.row + cell.rowspan).toBeLessThanOrEqual(table.childCount);
          const isBelow = cells.some(
            (other) =>
              other.row < cell.row &&
              cell.row < other.row + other.rowspan &&
              other.column <= cell.column &&
              cell.column < other.column + other.colspan,
          );
          expect(isBelow).toBe(false);
        }
      });
    }),
  );
});
