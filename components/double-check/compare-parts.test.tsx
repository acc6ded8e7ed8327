import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { CompareRow } from '@/components/double-check/compare-row';
import { FiguresPart } from '@/components/double-check/figures-part';
import { compareMarks } from '@/lib/double-check/agreement-rules';
import type { BlindMarkView, DecisionView, DoubleCheckView } from '@/lib/double-check/model';
import { markOf } from '@/lib/double-check/test-mark';
import { DEFAULT_SCALE } from '@/lib/review/scale-rules';

const AT = '2026-11-23T10:00:00.000Z';
const check: DoubleCheckView = {
  id: 'check',
  articleId: 'article',
  version: 0,
  textHash: '',
  leftId: 'Ida',
  rightId: 'Odo',
  askedById: 'Chief',
  deciderId: null,
  state: 'comparing',
  createdAt: AT,
  leftFinishedAt: AT,
  rightFinishedAt: AT,
  decidedAt: null,
};
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

function shown(
  left: BlindMarkView[],
  right: BlindMarkView[],
  decision: Partial<DecisionView> | null,
  isLost = false,
) {
  const [row] = compareMarks(left, right, 100).rows;
  if (!row) throw new Error('There is no row.');
  const ids = [row.left, row.right].flatMap((mark) => (mark ? [mark.id] : []));
  const full: DecisionView = {
    id: 'decision',
    leftMarkId: row.left?.id ?? null,
    rightMarkId: row.right?.id ?? null,
    choice: 'left',
    annotationId: null,
    comment: '',
    byId: 'Chief',
    at: AT,
  };
  return textOf(
    renderToStaticMarkup(
      <CompareRow
        row={row}
        check={check}
        places={isLost ? {} : Object.fromEntries(ids.map((id) => [id, { start: 0, end: 1 }]))}
        desk="/articles/article"
        decision={decision && { ...full, ...decision }}
        nameOf={(id) => id}
        scale={DEFAULT_SCALE}
        isCurrent={false}
        isBusy={false}
        onChoose={() => undefined}
        comment=""
        onComment={() => undefined}
        onEnter={() => undefined}
      />,
    ),
  );
}

describe('a row', () => {
  test('says in what two marks differ, and offers both', () => {
    const text = shown([markOf(0, 5, { verdict: 'accurate' })], [markOf(0, 5, { status: 'disputed' })], null);
    expect(text).toContain('Differ in status and verdict');
    expect(text).toContain('As Ida 1');
    expect(text).toContain('As Odo 2');
  });

  test('offers nothing, as the one who marked nothing', () => {
    const text = shown([], [markOf(0, 5)], null);
    expect(text).toContain('Only Odo');
    expect(text).toContain('Nothing, as Ida 1');
  });

  test('says before a decision that the words are others now, and what came of it after', () => {
    expect(shown([markOf(0, 5)], [], null, true)).toContain('Words of this row were changed since.');
    expect(shown([markOf(0, 5)], [], {}, true)).toContain('Its words are others now: nothing is annotated.');
    expect(shown([], [markOf(0, 5)], {})).toContain(
      'Decided as Ida has it , by Chief . Nothing is marked there.',
    );
    expect(shown([markOf(0, 5)], [], { annotationId: 'one', choice: 'own' })).toContain(
      'Decided otherwise , by Chief . What came of it',
    );
  });
});

test('every figure is shown with what it rests on, and its reason where there is none', () => {
  const { figures } = compareMarks([markOf(0, 5)], [markOf(0, 5)], 100);
  const text = textOf(renderToStaticMarkup(<FiguresPart figures={figures} />));
  expect(text).toContain('1.00 Krippendorff’s α Full agreement. 2 marks of both together.');
  expect(text).toContain('– Cohen’s κ – Krippendorff’s α Only one value was used.');
  expect(text).toContain('0 pairs of rated claims.');
});
