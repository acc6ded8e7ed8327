import type { ExportBundle, ExportFormat } from '@/lib/export/bundle';
import { encodeChunks } from '@/lib/export/encode-chunks';
import { inReadingOrder } from '@/lib/export/reading-order';
import { describeCollection, describePage } from '@/lib/export/w3c/collection';
import { itemWriters } from '@/lib/export/w3c/items';
import type { Node } from '@/lib/export/w3c/node';

/**
 * W3C Web Annotation as JSON-LD (domain.md 3.2): a collection with its one page in it, an item a line. Links to sources and
 * comments are annotations of their own, right after the one they speak of. Positions count code points of the article's text.
 */
export const w3cFormat: ExportFormat = {
  label: 'W3C Web Annotation (JSON-LD)',
  mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  extension: 'jsonld',
  render: (bundle) => encodeChunks(renderCollection(inReadingOrder(bundle))),
};

function* renderCollection(bundle: ExportBundle): Generator<string> {
  const total = countItems(bundle);
  yield openObject(describeCollection(bundle, total));
  yield `,"first":${openObject(describePage(bundle, total))},"items":[`;
  let separator = '\n';
  for (const item of items(bundle)) {
    yield `${separator}${JSON.stringify(item)}`;
    separator = ',\n';
  }
  yield '\n]}}\n';
}

function* items(bundle: ExportBundle): Generator<Node> {
  const { writeAnnotation, writeEvidence, writeComment } = itemWriters(bundle);
  for (const annotation of bundle.annotations) {
    yield writeAnnotation(annotation);
    yield* annotation.evidence.map(writeEvidence);
    yield* (bundle.comments.get(annotation.id) ?? []).map(writeComment);
  }
}

function countItems({ annotations, comments }: ExportBundle): number {
  return annotations.reduce(
    (count, { id, evidence }) => count + 1 + evidence.length + (comments.get(id)?.length ?? 0),
    0,
  );
}

/** The object as JSON without its closing brace, so that more can follow. */
function openObject(node: Node): string {
  return JSON.stringify(node).slice(0, -1);
}
