import { citationOf, printedAddress } from '@/lib/export/report/citation';
import { langOf, markup, type Markup, type Part } from '@/lib/export/report/markup';
import {
  BUCKET_SIGNS,
  DIRECTNESS_NAMES,
  FIDELITY_NAMES,
  KIND_NAMES,
  LOCATOR_NAMES,
  METHOD_NAMES,
  PROXIMITY_NAMES,
  RELATION_NAMES,
  STATUS_NAMES,
} from '@/lib/export/report/names';
import { dayWords } from '@/lib/export/report/times';
import { anchorOf } from '@/lib/export/report/view';
import { safeUrl } from '@/lib/export/safe-url';
import type { PublicEvidence, PublicItem, PublicReport } from '@/lib/report/public-model';
import type { ScaleValue } from '@/lib/review/scale-model';

/** One thing that was checked: the words, what was found and why, and the evidence. `hasText` says that the article stands on the page, to go back to. */
export function itemCard(item: PublicItem, report: PublicReport, hasText: boolean): Markup {
  const { kind, label, statement, words, evidence } = item;
  const place = anchorOf(item);
  const back =
    hasText && item.ranges.length > 0
      ? markup`<a class="back" href="#at-${place}" aria-label="Back to ${label} in the text">in the text ↑</a>`
      : null;
  const parts: Part[] = [
    printed(item, report),
    whoSaid(item),
    isSame(statement, words) ? null : told('What is claimed', statement),
    finding(item, report),
    told('Why', item.rationale),
    told('Calculation', item.calculation),
    told('What is not known', item.unknowns),
    told('Context', item.context),
    inOriginal(item),
    told('It should read', item.correctForm),
    told('Checked with', item.methods.map((method) => METHOD_NAMES[method]).join(', ')),
    item.hasWithheldWords &&
      quiet('Some of our words are withheld here, because they name a protected source.'),
    evidence.length > 0 &&
      markup`<ul class="evidence">\n${evidence.map((link) => evidenceLine(link, report))}</ul>\n`,
    kind === 'claim' && item.independent > 0 && quiet(support(item.independent)),
  ];
  return markup`<article class="item is-${kind.replaceAll('_', '-')}" id="${place}" tabindex="-1" aria-labelledby="${place}-name">
<header><h3 id="${place}-name"><span class="label">${label}</span> ${KIND_NAMES[kind].one}</h3>${back}</header>
${parts}</article>
`;
}

// A stop at the end is no other claim.
const isSame = (one: string, other: string) => bare(one) === bare(other);
const bare = (words: string) => words.replace(/[.。…]+$/u, '').trim();

const support = (count: number) =>
  `${counted(count, 'independent source supports', 'independent sources support')} this claim.`;

const quiet = (words: string) => markup`<p class="quiet">${words}</p>\n`;

function printed({ kind, words }: PublicItem, { article: { language, url } }: PublicReport): Part {
  if (words === '') return null;
  const address = kind === 'quote' ? safeUrl(url) : null;
  const cite = address === null ? null : markup` cite="${address}"`;
  return markup`<blockquote dir="auto"${langOf(language)}${cite}>${lines(words)}</blockquote>\n`;
}

function whoSaid({ who, saidAt }: PublicItem): Part {
  const parts: Part[] = [
    // Plain, because it says which way the line runs.
    who !== null && who.name,
    who !== null && who.title !== '' && markup`<bdi>${who.title}</bdi>`,
    saidAt !== '' && markup`<time datetime="${saidAt}">${dayWords(saidAt)}</time>`,
  ].filter((part) => part !== false);
  if (parts.length === 0) return null;
  return markup`<p class="who" dir="auto">${parts.map((part, index) => (index === 0 ? part : [', ', part]))}</p>\n`;
}

function inOriginal({ originalText, originalLanguage }: PublicItem): Part {
  if (originalText === '') return null;
  return markup`<p><b>In the original:</b> <q dir="auto"${langOf(originalLanguage)}>${originalText}</q></p>\n`;
}

/** A verdict with its sign. */
export function verdictMark({ bucket, colour, label }: ScaleValue): Markup {
  return markup`<span class="verdict c-${colour}"
    ><span class="sign" aria-hidden="true">${BUCKET_SIGNS[bucket]}</span> <bdi>${label}</bdi></span
  >`;
}

/** A number with its noun. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

function finding({ verdict, status, fidelity }: PublicItem, { scale }: PublicReport): Markup {
  const value = scale.find(({ id }) => id === verdict);
  if (value) {
    return markup`<p class="finding">
      ${verdictMark(value)}${
        value.description === '' ? null : markup` <span class="quiet" dir="auto">${value.description}</span>`
      }
    </p> `;
  }
  return markup`<p class="finding">
    <span class="status">${STATUS_NAMES[status]}</span>${
      fidelity === null ? null : markup` <span class="quiet">${FIDELITY_NAMES[fidelity]}</span>`
    }
  </p> `;
}

// The words may run the other way than the label.
function told(name: string, words: string): Part {
  return words === '' ? null : markup`<p><b>${name}:</b> <bdi>${lines(words)}</bdi></p> `;
}

function evidenceLine(link: PublicEvidence, report: PublicReport): Markup {
  const source = report.sources[link.source];
  const { relation, proximity, directness, excerpt, excerptLanguage, excerptTranslation } = link;
  const nature = [proximity && PROXIMITY_NAMES[proximity], directness && DIRECTNESS_NAMES[directness]].filter(
    (part) => part !== null,
  );
  return markup`<li class="r-${relation.replaceAll('_', '-')}">
    <span class="relation">${RELATION_NAMES[relation]}</span>
    ${source ? citationOf(source) : null}${placeOf(link)}${nature.length > 0 && ` (${nature.join(', ')})`}.${
      source ? printedAddress(source) : null
    }
    ${excerpt !== '' && markup`<blockquote dir="auto"${langOf(excerptLanguage)}>${lines(excerpt)}</blockquote>`}
    ${told('In translation', excerptTranslation)}
  </li> `;
}

function placeOf({ locatorType, locator, locatorEnd }: PublicEvidence): Part {
  if (locatorType === null) return null;
  const stretch = [locator, locatorEnd].filter((part) => part !== '').join('–');
  const gap = locatorType === 'url_fragment' ? '' : ' ';
  return markup`, <span class="place">${LOCATOR_NAMES[locatorType]}${gap}<bdi>${stretch}</bdi></span>`;
}

// People's line breaks are kept.
function lines(words: string): Part[] {
  return words.split(/\r\n|\r|\n/).map((line, index) => (index === 0 ? line : [markup`<br />`, line]));
}
