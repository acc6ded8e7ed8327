import { figureOf, ratio, verdict, type Figure } from '../measure/figures';
import { milliseconds, renderTable } from '../measure/table';
import type { Measure } from './measure-page';

/** What was measured on each subject, the bare page first, then desks with ever more annotations. */
export type Results = { subject: string; annotations: number; samples: Map<Measure, number[]> }[];

/** How a measurement is called, and the largest ratio to the bare page that is aimed at; null where there is none. */
const ROWS: [measure: Measure, name: string, aim: number | null][] = [
  ['open', 'opening until a selection is painted', 1.5],
  ['whole', 'opening until all annotations are drawn too', 1.5],
  ['key', 'Shift+→ to selection painted', 1.2],
  ['held', 'Shift+↓ held, 30 a second, to painted', 1.2],
  ['pointer', 'press of the mouse to selection painted', 1.2],
  ['work', 'main thread at work for one Shift+→', null],
  ['frame', 'from frame to frame while scrolling', null],
  ['menu', 'opening until the menu stands at a selection', null],
  ['filter', 'click on a filter to text drawn anew', null],
  ['annotate', 'C to highlight and card painted', null],
];

/** The table of one run: milliseconds as median and 95th percentile, ratios to the bare page, growth, and the aims. */
export function renderReport(results: Results): string[] {
  const [bare, ...desks] = results;
  const [few, many] = desks.slice(-2);
  if (!bare || !few || !many) return [];
  const times = many.annotations / few.annotations;
  const head = [
    'ms, p50 / p95',
    ...results.map(({ subject }) => subject),
    `${many.subject} : bare`,
    'aim',
    '',
  ];
  const rows = ROWS.map(([measure, name, aim]) => {
    const figures = results.map(({ samples }) => figureOf(samples.get(measure) ?? []));
    const [base, last] = [figures[0], figures.at(-1)];
    const [before, after] = figures.slice(-2);
    if (!base || !last || !before || !after) return [name];
    const against = ratio(last, base);
    const isCompared = base.count > 0 && last.count > 0;
    const growth = after.p50 / before.p50;
    return [
      name,
      ...figures.map(show),
      isCompared ? `× ${against.p50.toFixed(2)} / ${against.p95.toFixed(2)}` : '',
      isCompared && aim !== null ? `≤ ${aim}` : '',
      isCompared && aim !== null ? verdict(against, aim) : '',
      Number.isNaN(growth) ? '' : `× ${growth.toFixed(2)}`,
      Number.isNaN(growth) ? '' : growth <= times ? 'met' : 'missed',
    ];
  });
  const growthHead = [`${few.subject} → ${many.subject}`, `≤ × ${times}`];
  return renderTable([[...head, ...growthHead], ...rows]);
}

function show({ p50, p95, count }: Figure): string {
  return count === 0 ? '' : `${milliseconds(p50)} / ${milliseconds(p95)}`;
}
