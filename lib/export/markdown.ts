import type { ExportBundle, ExportFormat } from '@/lib/export/bundle';
import { encodeChunks } from '@/lib/export/encode-chunks';
import { renderBlocks } from '@/lib/export/markdown/blocks';
import { definitionOf } from '@/lib/export/markdown/definitions';
import { frontMatter } from '@/lib/export/markdown/front-matter';
import type { PlacedReference } from '@/lib/export/markdown/pieces';
import { placeReferences, shortIds, type Reference } from '@/lib/export/markdown/references';
import { lostTable, openItemsTable, sourcesTable } from '@/lib/export/markdown/tables';
import { inReadingOrder } from '@/lib/export/reading-order';
import { BLOCK_SEPARATOR } from '@/lib/text/project-text';

/**
 * The article as Markdown with a footnote for every annotation (domain.md 3.6): YAML, the text with its references, the footnotes,
 * then tables of what is open, of what has lost its place, and of the sources. Nothing that a person wrote is markup in it.
 */
export const markdownFormat: ExportFormat = {
  label: 'Markdown with footnotes',
  mediaType: 'text/markdown; charset=utf-8',
  extension: 'md',
  render: (bundle) => encodeChunks(renderParts(inReadingOrder(bundle))),
};

function* renderParts(bundle: ExportBundle): Generator<string> {
  let separator = '';
  for (const part of parts(bundle)) {
    yield separator + part;
    separator = '\n\n';
  }
  yield '\n';
}

function* parts(bundle: ExportBundle): Generator<string> {
  const { article, annotations } = bundle;
  const labels = shortIds(annotations);
  const references = placeReferences(article.text, annotations, labels);
  yield frontMatter(bundle);
  yield* renderBlocks(article.doc, { nextReferences: takeByBlock(references), depth: 0, markerBefore: null });
  for (const annotation of annotations) {
    yield definitionOf(annotation, labels.get(annotation.id) ?? '', bundle);
  }
  yield openItemsTable(bundle, labels);
  const lost = lostTable(bundle, labels);
  if (lost !== '') yield lost;
  yield sourcesTable(bundle, labels);
  const whole = annotations.filter((annotation) => annotation.ranges.length === 0);
  if (whole.length > 0) {
    const marks = whole.map(({ id }) => `[^${labels.get(id) ?? ''}]`).join('');
    yield `## On the article as a whole\n\n${marks}`;
  }
}

/** Gives out the references block by block, as the textblocks of the projected text follow each other. */
function takeByBlock(references: readonly Reference[]): (length: number) => PlacedReference[] {
  let start = 0;
  let next = 0;
  return (length) => {
    const end = start + length;
    const taken: PlacedReference[] = [];
    for (
      let reference = references[next];
      reference && reference.offset <= end;
      reference = references[++next]
    ) {
      taken.push({ label: reference.label, offset: reference.offset - start });
    }
    start = end + BLOCK_SEPARATOR.length;
    return taken;
  };
}
