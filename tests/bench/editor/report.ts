import { figureOf, ratio, verdict, type Figure } from '../measure/figures';
import { milliseconds, renderTable } from '../measure/table';
import type { Written } from './write';

/** What was measured on each page, bare Tiptap first, then the desk, then peers. */
export type Results = { name: string; samples: ReadonlyMap<Written, number[]> }[];

const KEYS: Written[] = ['letter', 'end', 'enter', 'rest'];
/** How a measurement is called, of what it consists, and the largest ratio of the desk to bare that is aimed at. */
const ROWS: [name: string, of: Written[], aim: number | null][] = [
  ['any key to painted', KEYS, 1.2],
  ['a letter within annotated words', ['letter'], null],
  ['a letter at the end of a paragraph', ['end'], null],
  ['Enter', ['enter'], null],
  ['the first letter after a rest', ['rest'], null],
  ['main thread at work for a letter', ['work'], null],
];

/** The table of one run: milliseconds as median and 95th percentile and, below each, the ratio to bare. */
export function renderReport(results: Results): string[] {
  const rows = ROWS.flatMap(([name, of, aim]) => {
    const figures = results.map(({ samples }) => figureOf(of.flatMap((each) => samples.get(each) ?? [])));
    const [bare, desk] = figures;
    if (!bare || !desk) return [];
    const against = ratio(desk, bare);
    return [
      [name, ...figures.map(show), ...(aim === null ? [] : [`≤ ${aim}`, verdict(against, aim)])],
      [
        `  to ${results[0]?.name ?? ''}, n = ${desk.count}`,
        '',
        ...figures.slice(1).map((each) => times(each, bare)),
      ],
    ];
  });
  return renderTable([['ms, p50 / p95', ...results.map(({ name }) => name), 'aim', 'desk'], ...rows]);
}

function show({ p50, p95, count }: Figure): string {
  return count === 0 ? 'not measured' : `${milliseconds(p50)} / ${milliseconds(p95)}`;
}

function times(figure: Figure, other: Figure): string {
  if (figure.count === 0 || other.count === 0) return '';
  const { p50, p95 } = ratio(figure, other);
  return `× ${p50.toFixed(2)} / ${p95.toFixed(2)}`;
}
