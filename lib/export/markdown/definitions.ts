import { z } from 'zod';
import { RELATION_VERBS } from '@/lib/evidence/rules';
import type { EvidenceView } from '@/lib/evidence/model';
import { FIELD_SCHEMAS } from '@/lib/annotations/kind-model';
import type { AnnotationView } from '@/lib/annotations/model';
import { decisionOf } from '@/lib/annotations/rules';
import { claimSupport } from '@/lib/evidence/claim-rules';
import { DEFAULT_SUFFICIENCY } from '@/lib/evidence/sufficiency-rules';
import type { ExportBundle } from '@/lib/export/bundle';
import { MAIN_FIELDS, mainText } from '@/lib/export/main-text';
import { indented } from '@/lib/export/markdown/blocks';
import { escaped, escapedLine } from '@/lib/export/markdown/text';
import { safeUrl } from '@/lib/export/safe-url';
import { statusOf, wordsNow } from '@/lib/export/words-now';
import { inWords, wordsOf } from '@/lib/export/words-of';
import { verdictOf } from '@/lib/review/scale-rules';

const LOCATORS: Record<NonNullable<EvidenceView['locatorType']>, string> = {
  page: 'p.',
  paragraph: 'para.',
  timestamp: 'at',
  section: 'section',
  url_fragment: 'fragment',
  cell: 'cell',
};

/** The footnote of an annotation: what it is and what was found, its fields, its evidence, its open thread. */
export function definitionOf(annotation: AnnotationView, label: string, bundle: ExportBundle): string {
  const said = mainText(annotation);
  const head = `**${headOf(annotation, bundle)}**${said === '' ? '' : `: ${escaped(said)}`}`;
  const lines = [
    ...wordLines(annotation),
    ...changeLines(annotation, bundle),
    ...fieldLines(annotation, bundle),
    ...processLines(annotation, bundle),
    ...annotation.evidence.map((evidence) => evidenceLine(evidence, bundle)),
    ...threadLines(annotation, bundle),
  ].map((line) => indented(line, '- ', '  '));
  return indented([head, lines.join('\n')].filter(Boolean).join('\n\n'), `[^${label}]: `, '    ');
}

/** Kind, status and verdict: "Claim - Verified - Mostly accurate". */
function headOf(annotation: AnnotationView, { scale }: ExportBundle): string {
  const status = [statusOf(annotation), annotation.kind === 'suggestion' ? decisionOf(annotation) : null];
  const verdict = annotation.kind === 'claim' && annotation.fields.verdict;
  const parts = [annotation.kind, ...status].flatMap((part) => (part === null ? [] : [inWords(part)]));
  return [...parts, ...(verdict ? [escapedLine(verdictOf(scale, verdict).label)] : [])].join(' - ');
}

function wordLines(annotation: AnnotationView): string[] {
  const roles = [
    ['words', wordsOf(annotation, 'content')],
    ['cue', wordsOf(annotation, 'cue')],
    ['source', wordsOf(annotation, 'source')],
  ] as const;
  return roles.flatMap(([name, words]) => (words === '' ? [] : [`${name}: ${escapedLine(words)}`]));
}

// What became of the words since they were marked.
function changeLines(annotation: AnnotationView, { article }: ExportBundle): string[] {
  return annotation.ranges.flatMap((range) => {
    const now = wordsNow(range, article.text);
    if (now !== null) return [`${range.role}, words now: ${escapedLine(now)}`];
    return range.placement === 'placed' ? [] : [`${range.role}: ${range.placement}`];
  });
}

// The verdict, the decision and the main text are in the head, who decided is told by name.
function fieldLines({ kind, fields }: AnnotationView, bundle: ExportBundle): string[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    if (name === 'verdict' || name === 'decision' || name === MAIN_FIELDS[kind]) return [];
    if (name === 'decidedById') return [`decided by: ${personOf(String(value), bundle)}`];
    const values = [value].flat().map((each: string | boolean) => {
      if (typeof each === 'boolean') return each ? 'yes' : 'no';
      return isChoice(kind, name) ? inWords(each).toLowerCase() : escaped(each);
    });
    return values.length === 0 ? [] : [`${inWords(name).toLowerCase()}: ${values.join('; ')}`];
  });
}

function isChoice(kind: AnnotationView['kind'], name: string): boolean {
  const schema: unknown = Reflect.get(FIELD_SCHEMAS[kind].shape, name);
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  return inner instanceof z.ZodEnum || (inner instanceof z.ZodArray && inner.element instanceof z.ZodEnum);
}

function processLines(annotation: AnnotationView, bundle: ExportBundle): string[] {
  const { kind, flags, tags, priority, assigneeId, evidence, override, check } = annotation;
  const support =
    kind === 'claim' && evidence.length > 0
      ? claimSupport(evidence, bundle.lineages, DEFAULT_SUFFICIENCY)
      : null;
  return [
    ...flags.map(
      ({ name, reason }) => `flag: ${inWords(name)}${reason === '' ? '' : ` - ${escaped(reason)}`}`,
    ),
    ...(tags.length === 0 ? [] : [`tags: ${tags.map(escaped).join('; ')}`]),
    ...(priority === 'normal' ? [] : [`priority: ${priority}`]),
    ...(assigneeId === null ? [] : [`assigned to: ${personOf(assigneeId, bundle)}`]),
    ...(check ? [`checked by: ${personOf(check.byId, bundle)}, ${check.at}`] : []),
    ...(support
      ? [`independent sources: ${support.independent}, ${inWords(support.summary).toLowerCase()}`]
      : []),
    ...(override
      ? [
          `verified with less evidence than is asked for: ${escaped(override.reason)} - ${personOf(override.byId, bundle)}, ${override.at}`,
        ]
      : []),
  ];
}

/** supports: Title, Outlet/Agency, date, p. 4 - "excerpt" - <url> */
function evidenceLine(evidence: EvidenceView, { sources, people, captureHashes }: ExportBundle): string {
  const found = sources.find((each) => each.id === evidence.sourceId);
  const source = found?.isWithheld ? undefined : found;
  const publication = [source?.containerTitle, source?.agency]
    .filter(Boolean)
    .map((name) => escapedLine(name ?? ''));
  const { locatorType, locator, locatorEnd, captureId } = evidence;
  const stretch = [locator, locatorEnd].filter(Boolean).map(escapedLine).join('–');
  const place = locatorType === null ? '' : `${LOCATORS[locatorType]} ${stretch}`;
  const hash = captureId === null ? undefined : captureHashes.get(captureId);
  const title = escapedLine(found?.title ?? '');
  const what = [title, publication.join('/'), escapedLine(source?.issued ?? ''), place].filter(Boolean);
  const url = safeUrl(source?.url ?? '');
  const nature = [evidence.proximity, evidence.directness && inWords(evidence.directness).toLowerCase()];
  const described = nature.filter(Boolean).join(', ');
  const { seenOriginal, tracedToOrigin } = evidence;
  return [
    `${RELATION_VERBS[evidence.relation]}${described === '' ? '' : ` (${described})`}: ${what.join(', ')}`,
    evidence.excerpt === '' ? '' : `"${escaped(evidence.excerpt)}"`,
    evidence.excerptTranslation === '' ? '' : `in translation: "${escaped(evidence.excerptTranslation)}"`,
    escaped(evidence.note),
    seenOriginal ? `original seen by ${escapedLine(people.get(seenOriginal.byId) ?? 'somebody')}` : '',
    tracedToOrigin ? 'traced to where it comes from' : '',
    hash === undefined ? '' : `kept copy, SHA-256 ${hash}`,
    url === null ? '' : `<${url}>`,
  ]
    .filter(Boolean)
    .join(' - ');
}

function threadLines({ id, thread }: AnnotationView, bundle: ExportBundle): string[] {
  const comments = bundle.comments.get(id) ?? [];
  if (thread.resolvedAt !== null) {
    return [
      `thread resolved by ${personOf(thread.resolvedById ?? '', bundle)}, comments: ${comments.length}`,
    ];
  }
  return comments.map(
    ({ authorId, createdAt, body }) =>
      `open thread, ${personOf(authorId, bundle)}, ${createdAt}: ${escaped(body)}`,
  );
}

function personOf(userId: string, { people }: ExportBundle): string {
  return escapedLine(people.get(userId) ?? 'somebody');
}
