import { findIn, findProtected, type Finder, type ProtectedNames } from '@/lib/report/naming-rules';
import type { PublicEvidence, PublicItem, PublicReport } from '@/lib/report/public-model';
import { projectText } from '@/lib/text/project-text';

/** Why a source is told of without its name, and what would give it away. */
export interface Protection extends ProtectedNames {
  /** What was agreed to be said of it; empty where nothing was. */
  description: string;
}

/** What is told of a link whose source is protected: what it does, and nothing that it says. */
export function protectedLink({ source, relation }: PublicEvidence): PublicEvidence {
  return {
    source,
    relation,
    proximity: null,
    directness: null,
    locatorType: null,
    locator: '',
    locatorEnd: '',
    excerpt: '',
    excerptLanguage: '',
    excerptTranslation: '',
  };
}

/** Fields that hold what somebody of the team wrote. */
const TEAM_WORDS = [
  'statement',
  'shortStatement',
  'rationale',
  'calculation',
  'unknowns',
  'context',
  'originalText',
  'correctForm',
] as const satisfies (keyof PublicItem)[];

/** The item without those of the team's words that name a protected source; it says that there were some. */
export function withoutTelling<T extends Pick<PublicItem, (typeof TEAM_WORDS)[number] | 'hasWithheldWords'>>(
  item: T,
  isTelling: Finder,
): T {
  const telling = TEAM_WORDS.filter((name) => isTelling(item[name]));
  if (telling.length === 0) return item;
  const gone = Object.fromEntries(telling.map((name) => [name, '']));
  return { ...item, ...gone, hasWithheldWords: true };
}

/** Whether words stand in what readers are given of the article anyway. */
export function findInArticle({ article }: Pick<PublicReport, 'article'>, text: string): Finder {
  return findIn([article.title, article.byline, article.outlet, article.agency, text].join('\n'));
}

/**
 * The report without the sources that were put under protection since it was made, by their ids. This and items that were
 * restricted are all that a published report may lose, and it never gets anything else.
 */
export function withholdSources(
  report: PublicReport,
  protections: ReadonlyMap<string, Protection>,
): PublicReport {
  const isLost = report.sources.map((source) => !source.isProtected && protections.has(source.id));
  if (!isLost.includes(true)) return report;
  const isInArticle = findInArticle(report, projectText(report.doc).text);
  const isTelling = findProtected(protections.values(), isInArticle);
  return {
    ...report,
    sources: report.sources.map((source) => {
      const protection = source.isProtected ? undefined : protections.get(source.id);
      return protection ? { isProtected: true, description: protection.description } : source;
    }),
    items: report.items.map((item) => ({
      ...withoutTelling(item, isTelling),
      evidence: item.evidence.map((link) => (isLost[link.source] === true ? protectedLink(link) : link)),
    })),
  };
}

/**
 * The report without the items that were restricted to the team since it was made, and without the sources that nothing else cites. They are
 * counted, and those that stay keep their labels.
 */
export function withholdItems(report: PublicReport, restricted: ReadonlySet<string>): PublicReport {
  const items = report.items.filter(({ id }) => !restricted.has(id));
  const gone = report.items.length - items.length;
  if (gone === 0) return report;
  const cited = new Set(items.flatMap(({ evidence }) => evidence.map(({ source }) => source)));
  const kept = report.sources.flatMap((source, place) => (cited.has(place) ? [{ source, place }] : []));
  const places = new Map(kept.map(({ place }, now) => [place, now]));
  return {
    ...report,
    items: items.map((item) => ({
      ...item,
      evidence: item.evidence.map((link) => ({ ...link, source: places.get(link.source) ?? link.source })),
    })),
    withheldItems: report.withheldItems + gone,
    sources: kept.map(({ source }) => source),
    scale: report.scale.filter(({ id, retired }) => !retired || items.some(({ verdict }) => verdict === id)),
    // Which of them go back to one origin is not kept: no more than this is sure.
    independent: Math.max(
      Math.min(1, kept.length),
      report.independent - (report.sources.length - kept.length),
    ),
  };
}

/** How many of the sources are protected. */
export function countProtected({ sources }: Pick<PublicReport, 'sources'>): number {
  return sources.filter(({ isProtected }) => isProtected).length;
}

/** The ids of the sources that are told of by name. */
export function citedIds({ sources }: Pick<PublicReport, 'sources'>): string[] {
  return sources.flatMap((source) => (source.isProtected ? [] : [source.id]));
}
