import { z } from 'zod';
import { FIELD_SCHEMAS } from '@/lib/annotations/kind-model';
import type { AnnotationView } from '@/lib/annotations/model';
import { decisionOf } from '@/lib/annotations/rules';
import { usualVisibility } from '@/lib/annotations/visibility-rules';
import { claimSupport } from '@/lib/evidence/claim-rules';
import type { EvidenceView } from '@/lib/evidence/model';
import { RELATION_VERBS } from '@/lib/evidence/rules';
import { DEFAULT_SUFFICIENCY } from '@/lib/evidence/sufficiency-rules';
import type { ExportBundle } from '@/lib/export/bundle';
import { MAIN_FIELDS } from '@/lib/export/main-text';
import { safeUrl } from '@/lib/export/safe-url';
import { statusOf, wordsNow } from '@/lib/export/words-now';
import { inWords, wordsOf } from '@/lib/export/words-of';
import { verdictOf } from '@/lib/review/scale-rules';

/** How a format writes what people wrote: with its line breaks, on one line, and as an address. */
export interface Say {
  text: (text: string) => string;
  line: (text: string) => string;
  address: (address: string) => string;
}

const LOCATORS: Record<NonNullable<EvidenceView['locatorType']>, string> = {
  page: 'p.',
  paragraph: 'para.',
  timestamp: 'at',
  section: 'section',
  url_fragment: 'fragment',
  cell: 'cell',
};

/** Kind, status and verdict, as words: "Claim", "Verified", "Mostly accurate". */
export function headOf(annotation: AnnotationView, { scale }: ExportBundle, say: Say): string[] {
  const status = [statusOf(annotation), annotation.kind === 'suggestion' ? decisionOf(annotation) : null];
  const verdict = annotation.kind === 'claim' && annotation.fields.verdict;
  const parts = [annotation.kind, ...status].flatMap((part) => (part === null ? [] : [inWords(part)]));
  return [...parts, ...(verdict ? [say.line(verdictOf(scale, verdict).label)] : [])];
}

/** The words that it means, by role. */
export function wordLines(annotation: AnnotationView, say: Say): string[] {
  const roles = [
    ['words', wordsOf(annotation, 'content')],
    ['cue', wordsOf(annotation, 'cue')],
    ['source', wordsOf(annotation, 'source')],
  ] as const;
  return roles.flatMap(([name, words]) => (words === '' ? [] : [`${name}: ${say.line(words)}`]));
}

/** All else that is said of it but its talk: what became of its words, its fields, its process, its evidence; a line each. */
export function detailLines(annotation: AnnotationView, bundle: ExportBundle, say: Say): string[] {
  return [
    ...changeLines(annotation, bundle, say),
    ...fieldLines(annotation, bundle, say),
    ...processLines(annotation, bundle, say),
    ...annotation.evidence.map((evidence) => evidenceLine(evidence, bundle, say)),
  ];
}

// What became of the words since they were marked.
function changeLines(annotation: AnnotationView, { article }: ExportBundle, say: Say): string[] {
  return annotation.ranges.flatMap((range) => {
    const now = wordsNow(range, article.text);
    if (now !== null) return [`${range.role}, words now: ${say.line(now)}`];
    return range.placement === 'placed' ? [] : [`${range.role}: ${range.placement}`];
  });
}

// The verdict, the decision and the main text are in the head, who decided is told by name.
function fieldLines({ kind, fields }: AnnotationView, bundle: ExportBundle, say: Say): string[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    if (name === 'verdict' || name === 'decision' || name === MAIN_FIELDS[kind]) return [];
    if (name === 'decidedById') return [`decided by: ${personOf(String(value), bundle, say)}`];
    const values = [value].flat().map((each: string | boolean) => {
      if (typeof each === 'boolean') return each ? 'yes' : 'no';
      return isChoice(kind, name) ? inWords(each).toLowerCase() : say.text(each);
    });
    return values.length === 0 ? [] : [`${inWords(name).toLowerCase()}: ${values.join('; ')}`];
  });
}

function isChoice(kind: AnnotationView['kind'], name: string): boolean {
  const schema: unknown = Reflect.get(FIELD_SCHEMAS[kind].shape, name);
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  return inner instanceof z.ZodEnum || (inner instanceof z.ZodArray && inner.element instanceof z.ZodEnum);
}

function processLines(annotation: AnnotationView, bundle: ExportBundle, say: Say): string[] {
  const { kind, flags, tags, priority, visibility, assigneeId, evidence, override, check } = annotation;
  const support =
    kind === 'claim' && evidence.length > 0
      ? claimSupport(evidence, bundle.lineages, DEFAULT_SUFFICIENCY)
      : null;
  return [
    ...flags.map(
      ({ name, reason }) => `flag: ${inWords(name)}${reason === '' ? '' : ` - ${say.text(reason)}`}`,
    ),
    ...(tags.length === 0 ? [] : [`tags: ${tags.map(say.text).join('; ')}`]),
    ...(priority === 'normal' ? [] : [`priority: ${priority}`]),
    ...(visibility === usualVisibility(kind) ? [] : [`visibility: ${visibility}`]),
    ...(assigneeId === null ? [] : [`assigned to: ${personOf(assigneeId, bundle, say)}`]),
    ...(check ? [`checked by: ${personOf(check.byId, bundle, say)}, ${check.at}`] : []),
    ...(support
      ? [`independent sources: ${support.independent}, ${inWords(support.summary).toLowerCase()}`]
      : []),
    ...(override
      ? [
          `verified with less evidence than is asked for: ${say.text(override.reason)} - ${personOf(override.byId, bundle, say)}, ${override.at}`,
        ]
      : []),
  ];
}

// supports: Title, Outlet/Agency, date, p. 4 - "excerpt" - <url>
function evidenceLine(
  evidence: EvidenceView,
  { sources, people, captureHashes }: ExportBundle,
  say: Say,
): string {
  const found = sources.find((each) => each.id === evidence.sourceId);
  const source = found?.isWithheld ? undefined : found;
  const publication = [source?.containerTitle, source?.agency]
    .filter(Boolean)
    .map((name) => say.line(name ?? ''));
  const { locatorType, locator, locatorEnd, captureId } = evidence;
  const stretch = [locator, locatorEnd].filter(Boolean).map(say.line).join('–');
  const place = locatorType === null ? '' : `${LOCATORS[locatorType]} ${stretch}`;
  const hash = captureId === null ? undefined : captureHashes.get(captureId);
  const title = say.line(found?.title ?? '');
  const what = [title, publication.join('/'), say.line(source?.issued ?? ''), place].filter(Boolean);
  const url = safeUrl(source?.url ?? '');
  const nature = [evidence.proximity, evidence.directness && inWords(evidence.directness).toLowerCase()];
  const described = nature.filter(Boolean).join(', ');
  const { seenOriginal, tracedToOrigin } = evidence;
  return [
    `${RELATION_VERBS[evidence.relation]}${described === '' ? '' : ` (${described})`}: ${what.join(', ')}`,
    evidence.excerpt === '' ? '' : `"${say.text(evidence.excerpt)}"`,
    evidence.excerptTranslation === '' ? '' : `in translation: "${say.text(evidence.excerptTranslation)}"`,
    say.text(evidence.note),
    seenOriginal ? `original seen by ${say.line(people.get(seenOriginal.byId) ?? 'somebody')}` : '',
    tracedToOrigin ? 'traced to where it comes from' : '',
    hash === undefined ? '' : `kept copy, SHA-256 ${hash}`,
    url === null ? '' : say.address(url),
  ]
    .filter(Boolean)
    .join(' - ');
}

/** The name of somebody that the bundle mentions. */
export function personOf(userId: string, { people }: ExportBundle, say: Say): string {
  return say.line(people.get(userId) ?? 'somebody');
}
