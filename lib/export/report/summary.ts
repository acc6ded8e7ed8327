import { markup, type Markup, type Part } from '@/lib/export/report/markup';
import { counted, verdictMark } from '@/lib/export/report/item';
import { KIND_NAMES } from '@/lib/export/report/names';
import { REPORTED_KINDS, type PublicReport } from '@/lib/report/public-model';
import { countProtected } from '@/lib/report/withhold-rules';

/** The box that says it all at a glance: the claims by verdict, and what the checking rests on. */
export function summaryBox(report: PublicReport): Markup {
  return markup`<section class="summary" aria-labelledby="summary">
    <h2 id="summary">In short</h2>
    ${verdicts(report)}
    <dl>
      ${facts(report).map(
        ([name, value]) =>
          markup`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div> `,
      )}
    </dl>
  </section> `;
}

function verdicts({ items, scale }: PublicReport): Part {
  const claims = items.filter(({ kind }) => kind === 'claim');
  if (claims.length === 0) return null;
  const rated = scale.flatMap((value) => {
    const count = claims.filter(({ verdict }) => verdict === value.id).length;
    return count === 0 ? [] : [markup`<li>${verdictMark(value)} <span class="count">${count}</span></li> `];
  });
  const unrated = claims.filter(({ verdict }) => verdict === null).length;
  return markup`<h3>${counted(claims.length, 'claim', 'claims')}</h3>
    <ul class="verdicts">
      ${rated}${unrated === 0 ? null : markup`<li><span class="verdict">Checked, without a rating</span> <span class="count">${unrated}</span></li> `}
    </ul> `;
}

function facts(report: PublicReport): [string, Part][] {
  const { items, withheldItems, lines, sources, independent } = report;
  const others = REPORTED_KINDS.flatMap((kind): [string, Part][] => {
    const count = items.filter((item) => item.kind === kind).length;
    return kind === 'claim' || count === 0 ? [] : [[`${capital(KIND_NAMES[kind].many)} checked`, count]];
  });
  const read =
    lines.read === lines.total
      ? `all ${lines.total.toLocaleString('en')}`
      : `${lines.read} of ${lines.total}`;
  return [
    ...others,
    ['Sentences read', read],
    ['Sources', sources.length],
    ...(sources.length > 1 ? [['Independent of each other', independent] as [string, Part]] : []),
    ['Protected sources, withheld', countProtected(report)],
    ...(withheldItems > 0 ? [['Checked, and not told here', withheldItems] as [string, Part]] : []),
  ];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** How claims are rated, as the scale read when this was published. */
export function scaleLegend({ scale, items }: PublicReport): Part {
  if (!items.some(({ verdict }) => verdict !== null)) return null;
  return markup`<section aria-labelledby="scale">
    <h2 id="scale">How claims are rated</h2>
    <dl class="legend">
      ${scale.map(
        (value) =>
          markup`<div>
            <dt>${verdictMark(value)}</dt>
            <dd dir="auto">${value.description}</dd>
          </div> `,
      )}
    </dl>
  </section> `;
}

/** How many sources are protected, as a sentence; it stands in every report. */
export function protectedSentence(report: PublicReport): string {
  const count = countProtected(report);
  if (count === 0) return 'No source is withheld.';
  return `${counted(count, 'source is', 'sources are')} protected: of ${count === 1 ? 'it' : 'them'} we tell only what was agreed.`;
}
