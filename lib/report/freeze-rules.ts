import type { AnnotationView, Range } from '@/lib/annotations/model';
import { compareReadingOrder } from '@/lib/annotations/order-rules';
import { isLost } from '@/lib/annotations/rules';
import type { ArticleFields, DocJson } from '@/lib/articles/model';
import { claimSupport } from '@/lib/evidence/claim-rules';
import { originKey, type SourceLineage } from '@/lib/evidence/lineage-rules';
import type { EvidenceView } from '@/lib/evidence/model';
import { DEFAULT_SUFFICIENCY } from '@/lib/evidence/sufficiency-rules';
import { findProtected, namedPublicly, type Finder } from '@/lib/report/naming-rules';
import {
  REPORT_FORMAT,
  REPORTED_KINDS,
  type CitedPublicly,
  type PublicEvidence,
  type PublicItem,
  type PublicReport,
  type PublicSource,
  type ReportedKind,
} from '@/lib/report/public-model';
import { findInArticle, protectedLink, withoutTelling, type Protection } from '@/lib/report/withhold-rules';
import type { Scale, ScaleValue } from '@/lib/review/scale-model';
import { inScaleOrder, verdictOf } from '@/lib/review/scale-rules';
import { displayName } from '@/lib/sources/name-rules';
import type { SourceView } from '@/lib/sources/model';

/** Everything that a report is made of, read at one moment. */
export interface ReportParts extends Pick<
  PublicReport,
  'newsroom' | 'version' | 'textHash' | 'lines' | 'team'
> {
  article: ArticleFields & { id: string };
  doc: DocJson;
  /** The projection of the document. */
  text: string;
  annotations: readonly AnnotationView[];
  sources: readonly SourceView[];
  /** Those of the sources that are protected, by id. */
  protections: ReadonlyMap<string, Protection>;
  lineages: ReadonlyMap<string, SourceLineage>;
  scale: Scale;
}

const LETTERS: Record<ReportedKind, string> = {
  claim: 'C',
  quote: 'Q',
  attribution: 'A',
  source_citation: 'S',
  entity_check: 'E',
};

/**
 * What readers are told of an article as it is published: what was checked and is public. Queries, notes, talk, flags, tags, assignees, reasons
 * for overrides and what a link says for the team are not in it. Protected sources are, as what was agreed to be said of them.
 */
export function makeReport(parts: ReportParts): PublicReport {
  const { article, annotations, protections, lineages, scale } = parts;
  const isInArticle = findInArticle(parts, parts.text);
  const isTelling = findProtected(protections.values(), isInArticle);
  const numbers = new Map<ReportedKind, number>();
  const sources = numbering(parts);
  const items = annotations.toSorted(compareReadingOrder).flatMap((annotation): PublicItem[] => {
    const kind = reportedKind(annotation);
    if (kind === null || annotation.visibility !== 'public') return [];
    const number = (numbers.get(kind) ?? 0) + 1;
    numbers.set(kind, number);
    const evidence = annotation.evidence.map((link) =>
      publicLink(link, sources.indexOf(link.sourceId), protections),
    );
    const { independent } = claimSupport(annotation.evidence, lineages, DEFAULT_SUFFICIENCY);
    const label = `${LETTERS[kind]}${number}`;
    return [
      { ...tellItem(annotation, kind, { parts, isInArticle, isTelling }), label, evidence, independent },
    ];
  });
  const cited = sources.ids();
  const { newsroom, version, textHash, doc, lines, team } = parts;
  return {
    format: REPORT_FORMAT,
    newsroom,
    article,
    version,
    textHash,
    doc,
    lines,
    items,
    withheldItems: annotations.filter(reportedKind).length - items.length,
    scale: toldScale(scale, items),
    sources: cited.map((id) => tellSource(id, parts)),
    independent: new Set(cited.map((id) => originKey(id, lineages))).size,
    team,
  };
}

function reportedKind({ kind }: AnnotationView): ReportedKind | null {
  return REPORTED_KINDS.find((each) => each === kind) ?? null;
}

function numbering({ sources }: ReportParts) {
  const known = new Set(sources.map(({ id }) => id));
  const places = new Map<string, number>();
  return {
    ids: () => [...places.keys()],
    indexOf: (id: string) => {
      // It cannot be: a link has its source. Told as protected rather than not at all.
      const key = known.has(id) ? id : '';
      const place = places.get(key) ?? places.size;
      places.set(key, place);
      return place;
    },
  };
}

interface Telling {
  parts: ReportParts;
  isInArticle: Finder;
  isTelling: Finder;
}

function tellItem(
  annotation: AnnotationView,
  kind: ReportedKind,
  { parts: { text }, isInArticle, isTelling }: Telling,
): Omit<PublicItem, 'label' | 'evidence' | 'independent'> {
  const ranges = markedRanges(annotation).map(({ start, end }) => ({ start, end }));
  const words = ranges.map(({ start, end }) => text.slice(start, end)).join(' […] ');
  const said = { ...NOTHING_SAID, ...sayItem(annotation, text, isInArticle) };
  const item = { id: annotation.id, kind, status: annotation.status, ranges, words, ...said };
  return withoutTelling({ ...item, hasWithheldWords: false }, isTelling);
}

type Said = Omit<
  PublicItem,
  'id' | 'kind' | 'status' | 'ranges' | 'words' | 'label' | 'evidence' | 'independent' | 'hasWithheldWords'
>;

const NOTHING_SAID: Said = {
  statement: '',
  shortStatement: '',
  verdict: null,
  rationale: '',
  calculation: '',
  unknowns: '',
  methods: [],
  who: null,
  saidAt: '',
  fidelity: null,
  context: '',
  originalText: '',
  originalLanguage: '',
  correctForm: '',
};

function sayItem(annotation: AnnotationView, text: string, isInArticle: Finder): Partial<Said> {
  const { agents } = annotation;
  switch (annotation.kind) {
    case 'claim': {
      const { fields } = annotation;
      const saidAt = fields.claimDate ?? '';
      return {
        statement: fields.statement ?? '',
        shortStatement: fields.shortStatement ?? '',
        verdict: fields.verdict ?? null,
        rationale: fields.verdictRationale ?? '',
        calculation: fields.calculation ?? '',
        unknowns: fields.unknowns ?? '',
        methods: fields.verificationMethod ?? [],
        who: namedPublicly(agents.claimant, fields.claimant ?? '', { isInArticle, at: saidAt }),
        saidAt,
      };
    }
    case 'quote': {
      const { fields } = annotation;
      const saidAt = fields.saidAt ?? '';
      const typed = fields.speaker ?? fields.speakerAsNamed ?? '';
      return {
        who: namedPublicly(agents.speaker, typed, { isInArticle, at: saidAt }) ?? asPrinted(annotation, text),
        saidAt,
        fidelity: fields.fidelity ?? null,
        context: fields.contextNote ?? '',
        originalText: fields.originalText ?? '',
        originalLanguage: fields.originalLanguage ?? '',
      };
    }
    case 'entity_check':
      return { correctForm: annotation.fields.correctForm ?? '' };
    case 'attribution':
    case 'source_citation':
    case 'query':
    case 'note':
    case 'cleared':
    case 'suggestion':
      return {};
  }
}

// The article's own words for whoever speaks.
function asPrinted({ ranges }: AnnotationView, text: string): PublicItem['who'] {
  const name = ranges
    .filter((range) => range.role === 'source' && !isLost(range))
    .map(({ start, end }) => text.slice(start, end))
    .join(' ');
  return name === '' ? null : { name, kind: null, title: '', sameAs: '' };
}

// The words themselves; of an attribution without any, who is named as the source, or the cue.
function markedRanges({ ranges }: AnnotationView): Range[] {
  const placed = ranges.filter((range) => !isLost(range));
  for (const role of ['content', 'source', 'cue'] as const) {
    const own = placed.filter((range) => range.role === role);
    if (own.length > 0) return own.toSorted((a, b) => a.start - b.start);
  }
  return [];
}

function publicLink(
  link: EvidenceView,
  source: number,
  protections: ReportParts['protections'],
): PublicEvidence {
  const { relation, proximity, directness, locatorType, locator, locatorEnd } = link;
  const { excerpt, excerptLanguage, excerptTranslation, sourceId } = link;
  const told = { source, relation, proximity, directness, locatorType, locator, locatorEnd };
  const whole = { ...told, excerpt, excerptLanguage, excerptTranslation };
  return protections.has(sourceId) ? protectedLink(whole) : whole;
}

function tellSource(id: string, { sources, protections }: ReportParts): PublicSource {
  const protection = protections.get(id);
  const found = sources.find((source) => source.id === id);
  if (protection || !found) return { isProtected: true, description: protection?.description ?? '' };
  const { kind, title, containerTitle, publisher, agency, via, section, pages } = found;
  const { issued, accessedAt, language, doi, url, archiveUrl, archiveDate } = found;
  const told: CitedPublicly = {
    isProtected: false,
    id,
    kind,
    title,
    authors: found.authors.map(displayName),
    containerTitle,
    publisher,
    agency,
    via,
    section,
    pages,
    issued,
    accessedAt,
    language,
    doi,
    url,
    archiveUrl,
    archiveDate,
  };
  return told;
}

function toldScale(scale: Scale, items: readonly PublicItem[]): ScaleValue[] {
  const used = items.flatMap(({ verdict }) => verdict ?? []);
  const offered = scale.values.filter(({ retired }) => !retired).map(({ id }) => id);
  return inScaleOrder(scale, new Set([...offered, ...used])).map((id) => verdictOf(scale, id));
}
