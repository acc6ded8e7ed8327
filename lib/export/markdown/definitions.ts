import type { AnnotationView } from '@/lib/annotations/model';
import { detailLines, headOf, personOf, type Say, wordLines } from '@/lib/export/annotation-lines';
import type { ExportBundle } from '@/lib/export/bundle';
import { mainText } from '@/lib/export/main-text';
import { indented } from '@/lib/export/markdown/blocks';
import { escaped, escapedLine } from '@/lib/export/markdown/text';

const SAY: Say = { text: escaped, line: escapedLine, address: (address) => `<${address}>` };

/** The footnote of an annotation: what it is and what was found, its fields, its evidence, its open thread. */
export function definitionOf(annotation: AnnotationView, label: string, bundle: ExportBundle): string {
  const said = mainText(annotation);
  // "Claim - Verified - Mostly accurate"
  const head = `**${headOf(annotation, bundle, SAY).join(' - ')}**${said === '' ? '' : `: ${escaped(said)}`}`;
  const lines = [
    ...wordLines(annotation, SAY),
    ...detailLines(annotation, bundle, SAY),
    ...threadLines(annotation, bundle),
  ].map((line) => indented(line, '- ', '  '));
  return indented([head, lines.join('\n')].filter(Boolean).join('\n\n'), `[^${label}]: `, '    ');
}

function threadLines({ id, thread }: AnnotationView, bundle: ExportBundle): string[] {
  const comments = bundle.comments.get(id) ?? [];
  if (thread.resolvedAt !== null) {
    const by = personOf(thread.resolvedById ?? '', bundle, SAY);
    return [`thread resolved by ${by}, comments: ${comments.length}`];
  }
  return comments.map(
    ({ authorId, createdAt, body }) =>
      `open thread, ${personOf(authorId, bundle, SAY)}, ${createdAt}: ${escaped(body)}`,
  );
}
