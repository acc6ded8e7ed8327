import type { AnnotationView } from '@/lib/annotations/model';
import { isLost, placementOf } from '@/lib/annotations/rules';
import type { ExportBundle } from '@/lib/export/bundle';
import { lineNumberOf } from '@/lib/export/line-number';
import { escapedCell, tableOf } from '@/lib/export/markdown/text';
import { safeUrl } from '@/lib/export/safe-url';
import { isOpenItem, statusOf } from '@/lib/export/words-now';
import { leftOutSentence, withheldSentence } from '@/lib/export/withheld';
import { inWords, mainWords } from '@/lib/export/words-of';
import { displayName } from '@/lib/sources/name-rules';

/** What is not finished, in reading order. */
export function openItemsTable(bundle: ExportBundle, labels: ReadonlyMap<string, string>): string {
  const open = bundle.annotations.filter(isOpenItem);
  if (open.length === 0) return '## Open items\n\nNothing is open.';
  const rows = open.map((annotation) => [
    labels.get(annotation.id) ?? '',
    inWords(annotation.kind),
    inWords(statusOf(annotation) ?? 'to_decide'),
    String(lineNumberOf(bundle.lines, annotation) ?? ''),
    escapedCell(mainWords(annotation)),
    annotation.assigneeId === null ? '' : escapedCell(bundle.people.get(annotation.assigneeId) ?? ''),
  ]);
  return `## Open items\n\n${tableOf(['Item', 'Kind', 'Status', 'Line', 'Words', 'Assigned to'], rows)}`;
}

/** What has lost its place in the text, with the reference that has none there; empty when nothing has. */
export function lostTable(bundle: ExportBundle, labels: ReadonlyMap<string, string>): string {
  const lost = bundle.annotations.filter((annotation) => annotation.ranges.some(isLost));
  if (lost.length === 0) return '';
  const rows = lost.map((annotation) => [
    referenceOf(annotation, labels.get(annotation.id) ?? ''),
    inWords(annotation.kind),
    inWords(statusOf(annotation) ?? ''),
    inWords(placementOf(annotation)),
    String(lineNumberOf(bundle.lines, annotation) ?? ''),
    escapedCell(
      annotation.ranges
        .filter(isLost)
        .map(({ exact }) => exact)
        .join(' […] '),
    ),
  ]);
  return `## Lost their place\n\n${tableOf(['Item', 'Kind', 'Status', 'Placement', 'Was in line', 'Words'], rows)}`;
}

function referenceOf(annotation: AnnotationView, label: string): string {
  return annotation.ranges.every(isLost) ? `[^${label}]` : label;
}

/** The sources that the items are linked to, by citation key, with the items. */
export function sourcesTable(bundle: ExportBundle, labels: ReadonlyMap<string, string>): string {
  if (bundle.sources.length === 0)
    return ['## Sources\n\nNo source is linked.', leftOutSentence(bundle)].join(' ').trimEnd();
  const uses = usesBySource(bundle.annotations, labels);
  const rows = bundle.sources.map((source) => {
    const head = [escapedCell(source.citationKey), escapedCell(source.title)];
    const items = [...(uses.get(source.id) ?? [])].join(', ');
    if (source.isWithheld) return [...head, '', '', '', '', '', items];
    const url = safeUrl(source.url);
    return [
      ...head,
      escapedCell(source.authors.map(displayName).join('; ')),
      escapedCell([source.containerTitle, source.agency, source.publisher].filter(Boolean).join(' / ')),
      escapedCell(source.issued),
      escapedCell(source.accessedAt),
      url === null ? '' : `<${url}>`,
      items,
    ];
  });
  const header = ['Key', 'Title', 'Authors', 'Published in', 'Date', 'Accessed', 'Address', 'Items'];
  return `## Sources\n\n${tableOf(header, rows)}\n\n${withheldSentence(bundle)}`;
}

function usesBySource(
  annotations: readonly AnnotationView[],
  labels: ReadonlyMap<string, string>,
): Map<string, Set<string>> {
  const uses = new Map<string, Set<string>>();
  for (const { id, evidence } of annotations) {
    for (const { sourceId } of evidence) {
      const items = uses.get(sourceId) ?? new Set();
      uses.set(sourceId, items.add(labels.get(id) ?? ''));
    }
  }
  return uses;
}
