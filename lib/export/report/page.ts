import { articleText } from '@/lib/export/report/article-text';
import { citationOf, printedAddress } from '@/lib/export/report/citation';
import { claimReviewGraph } from '@/lib/export/report/claim-review';
import { counted, itemCard } from '@/lib/export/report/item';
import { jsonMarkup, langOf, markup, trusted, type Markup, type Part } from '@/lib/export/report/markup';
import { KIND_NAMES } from '@/lib/export/report/names';
import { REPORT_STYLE } from '@/lib/export/report/style';
import { protectedSentence, scaleLegend, summaryBox } from '@/lib/export/report/summary';
import { dayWords, momentOf } from '@/lib/export/report/times';
import { isNewest, type ReportPage } from '@/lib/export/report/view';
import { safeUrl } from '@/lib/export/safe-url';
import type { PublicReport, ReportedKind } from '@/lib/report/public-model';

/**
 * The public report as one file of HTML (domain.md 3.7): no scripts but the data of its claims, nothing from elsewhere, the same input the same
 * bytes. Every text of people is escaped.
 */
export function renderReport(page: ReportPage): string {
  const { report, options, address } = page;
  const { article, newsroom } = report;
  const hasText = options.showsText;
  const head = markup`<link rel="canonical" href="${address}" />
    <meta
      name="description"
      content="What ${newsroom} checked in “${article.title}”, and on what evidence."
    />
    <script type="application/ld+json">
      ${jsonMarkup(claimReviewGraph(page))}
    </script> `;
  const skips = hasText ? markup`<a class="skip" href="#text">Skip to the article</a>` : null;
  const body = markup`${skips}<a class="skip" href="#findings">Skip to what was checked</a>
    <main>
      <header>
        <p class="kicker">What we checked · <bdi>${newsroom}</bdi></p>
        <h1 dir="auto"${langOf(article.language)}>${article.title}</h1>
        ${byline(report)}${stateLines(page)}
      </header>
      ${banner(page)}${summaryBox(report)}${hasText ? textPart(report) : null}${findings(report, hasText)}${sourcesPart(report)}${scaleLegend(
        report,
      )}${versionsPart(page)}${options.showsTeam ? teamPart(report) : null}
      <footer class="foot">
        <p>${protectedSentence(report)} ${OUR_WORDS}</p>
        <p class="hash">Text as published, SHA-256 ${report.textHash}</p>
      </footer>
    </main>`;
  const isListed = options.isListed && isNewest(page);
  return pageOf({ title: `${article.title} · What we checked`, isListed, head, body });
}

const OUR_WORDS =
  'This page shows what was found when the article was published. When something is corrected, the earlier version stays readable here.';

/** A page in place of a report: a heading and a sentence or more. */
export function renderNotice(title: string, paragraphs: readonly Part[]): string {
  const body = markup`<main>
    <h1>${title}</h1>
    ${paragraphs.map((words) => markup`<p dir="auto">${words}</p> `)}
  </main>`;
  return pageOf({ title, isListed: false, head: null, body });
}

/** What is said of an article that was taken back: when and why, and none of its words. */
export function renderWithdrawn({
  newsroom,
  note,
  at,
}: {
  newsroom: string;
  note: string;
  at: string;
}): string {
  return renderNotice('This article was withdrawn', [
    markup`<bdi>${newsroom}</bdi> withdrew it on ${momentOf(at)}, together with what was checked in it.`,
    note,
  ]);
}

interface PageParts {
  title: string;
  isListed: boolean;
  head: Part;
  body: Markup;
}

function pageOf({ title, isListed, head, body }: PageParts): string {
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${isListed ? null : markup`<meta name="robots" content="noindex" /> `}
        <title>${title}</title>
        <style>
          ${trusted(REPORT_STYLE)}
        </style>
        ${head}
      </head>
      <body>
        ${body}
      </body>
    </html> `.text;
}

function byline({ article }: PublicReport): Part {
  const { byline: by, outlet, agency, publishedAt } = article;
  const url = safeUrl(article.url);
  const parts: Part[] = [
    by !== '' && markup`<bdi>${by}</bdi>`,
    outlet !== '' && markup`<bdi>${outlet}</bdi>`,
    agency !== '' && markup`<bdi>${agency}</bdi>`,
    publishedAt !== '' && markup`<time datetime="${publishedAt}">${dayWords(publishedAt)}</time>`,
    url !== null &&
      markup`<a href="${url}" rel="noopener noreferrer">the article where it appeared</a><span class="printed"> ${url}</span>`,
  ].filter((part) => part !== false);
  if (parts.length === 0) return null;
  return markup`<p class="by">${parts.map((part, index) => (index === 0 ? part : [' · ', part]))}</p> `;
}

// Up to what is shown; what came after it is told by the banner.
function stateLines({ publication, publications }: ReportPage): Markup {
  const told = publications.filter(({ ordinal }) => ordinal <= publication.ordinal);
  return markup`<ul class="state">
    ${told.map(
      ({ kind, at, note }) =>
        markup`<li class="is-${kind}">
          ${kind === 'corrected' ? 'Corrected' : 'Checked and published'} on
          ${momentOf(at)}${note === '' ? null : markup`: <span dir="auto">${note}</span>`}
        </li> `,
    )}
  </ul> `;
}

function banner(page: ReportPage): Part {
  if (!isNewest(page)) {
    return markup`<div class="banner" role="note">
      <p>
        <b>This is an earlier version.</b> It was corrected since.
        <a href="${page.address}">Read the current version</a>.
      </p>
    </div> `;
  }
  if (!page.isBeingCorrected) return null;
  return markup`<div class="banner" role="note">
    <p>
      <b>A correction is being prepared.</b> Until it is published, this page shows what was published before.
    </p>
  </div> `;
}

function textPart(report: PublicReport): Markup {
  const kinds = (Object.keys(KIND_NAMES) as ReportedKind[]).filter((kind) =>
    report.items.some((item) => item.kind === kind && item.ranges.length > 0),
  );
  return markup`<section aria-labelledby="text">
    <h2 id="text" tabindex="-1">The article, with what was checked</h2>
    ${
      kinds.length === 0
        ? null
        : markup`<ul class="key" aria-label="How the words are marked">
            ${kinds.map((kind) => markup`<li><mark class="is-${kind.replaceAll('_', '-')}">${KIND_NAMES[kind].one}</mark></li>`)}
          </ul> `
    }
    <div class="text"${langOf(report.article.language)}>${articleText(report.doc, report.items)}</div>
  </section> `;
}

function findings(report: PublicReport, hasText: boolean): Markup {
  const isMain = ({ kind }: { kind: ReportedKind }) => kind === 'claim' || kind === 'quote';
  const main = report.items.filter(isMain);
  const others = report.items.filter((item) => !isMain(item));
  return markup`<section aria-labelledby="findings">
      <h2 id="findings" tabindex="-1">Claims and quotes</h2>
      ${main.length === 0 ? markup`<p>No claim or quote was checked one by one.</p> ` : main.map((item) => itemCard(item, report, hasText))}
    </section>
    ${
      others.length === 0
        ? null
        : markup`<section aria-labelledby="others">
            <h2 id="others">Also checked</h2>
            ${others.map((item) => itemCard(item, report, hasText))}
          </section> `
    }`;
}

function sourcesPart(report: PublicReport): Part {
  const { sources, independent } = report;
  if (sources.length === 0) return null;
  return markup`<section aria-labelledby="sources">
    <h2 id="sources">Sources</h2>
    ${
      sources.length > 1 &&
      markup`<p class="quiet">
        ${counted(sources.length, 'source', 'sources')}, ${independent === sources.length ? 'all' : `${independent} of them`}
        independent of each other: reprints of one dispatch count once.
      </p>`
    }
    <ol class="sources">
      ${sources.map((source) => markup`<li>${citationOf(source)}.${printedAddress(source)}</li> `)}
    </ol>
  </section> `;
}

function versionsPart({ publication, publications, address }: ReportPage): Part {
  if (publications.length < 2) return null;
  return markup`<section aria-labelledby="versions">
    <h2 id="versions">Versions</h2>
    <ul class="versions">
      ${publications.toReversed().map(({ ordinal, kind, at }, index) => {
        const name = markup`${kind === 'corrected' ? 'Corrected' : 'Published'} on ${momentOf(at)}`;
        const href = index === 0 ? address : `${address}?publication=${ordinal}`;
        return ordinal === publication.ordinal
          ? markup`<li aria-current="page">${name} (shown here)</li> `
          : markup`<li><a href="${href}">${name}</a></li> `;
      })}
    </ul>
  </section> `;
}

function teamPart({ team }: PublicReport): Part {
  const lists: [string, readonly string[]][] = [
    ['Led by', team.lead === null ? [] : [team.lead]],
    ['Checked by', team.checkers],
    ['Approved by', team.approvers],
  ];
  const told = lists.filter(([, names]) => names.length > 0);
  if (told.length === 0) return null;
  return markup`<section aria-labelledby="team">
    <h2 id="team">Who checked it</h2>
    ${told.map(([name, names]) => markup`<p>${name} ${names.map((each, index) => [index === 0 ? '' : ', ', markup`<bdi>${each}</bdi>`])}.</p> `)}
  </section> `;
}
