import type { AnnotationView } from '@/lib/annotations/model';
import { detailLines, headOf, personOf, type Say, wordLines } from '@/lib/export/annotation-lines';
import type { ExportBundle } from '@/lib/export/bundle';
import { LINE_ENDS, type WordFile, type WordThread, titleFirst } from '@/lib/export/docx/model';
import { stretchOf } from '@/lib/export/docx/stretch';
import { mainText } from '@/lib/export/main-text';
import { withheldSentence } from '@/lib/export/withheld';

const SAY: Say = {
  text: (text) => text,
  line: (text) => text.replaceAll(/\s+/g, ' ').trim(),
  address: (address) => address,
};

/** The Word file of a bundle that is in reading order: a thread for each annotation, with its comments as answers. */
export function bundleFile(bundle: ExportBundle): WordFile {
  const { article, annotations, exportedAt, tool } = bundle;
  const threads = annotations.map((annotation) => threadOf(annotation, bundle));
  return {
    title: article.title,
    byline: article.byline,
    language: article.language,
    doc: article.doc,
    threads: titleFirst(threads),
    about: {
      id: article.id,
      lines: [
        'ABOUT THIS FILE',
        `Version ${article.version} of the article as it stood at ${exportedAt} (UTC), SHA-256 ${article.textHash}. Each comment tells of what is marked; those at the title are about the whole article, or have no place in its text any more.`,
        withheldSentence(bundle),
        `Written by ${tool.name} ${tool.version}.`,
      ],
    },
    exportedAt,
    tool,
  };
}

function threadOf(annotation: AnnotationView, bundle: ExportBundle): WordThread {
  const { id, createdAt, createdById, thread } = annotation;
  const range = stretchOf(annotation.ranges);
  const said = mainText(annotation);
  const [kind = '', ...rest] = headOf(annotation, bundle, SAY);
  const words = wordLines(annotation, SAY).slice(hasPlainWords(annotation) ? 1 : 0);
  const lines = [
    [kind.toUpperCase(), ...rest].join(' – '),
    ...(range === null && annotation.ranges.length > 0 ? ['Not in the text any more.'] : []),
    said,
    ...words,
    ...detailLines(annotation, bundle, SAY),
  ];
  return {
    id,
    author: personOf(createdById, bundle, SAY),
    at: createdAt,
    lines: lines.filter((line) => line !== '').flatMap((line) => line.split(LINE_ENDS)),
    range,
    isDone: thread.resolvedAt !== null,
    replies: (bundle.comments.get(id) ?? []).map((comment) => ({
      id: comment.id,
      author: personOf(comment.authorId, bundle, SAY),
      at: comment.createdAt,
      lines: comment.body.split(LINE_ENDS),
    })),
  };
}

/** Whether the marks in the text show the words that it means, and nothing else. */
function hasPlainWords({ ranges }: AnnotationView): boolean {
  const [first, ...others] = ranges.filter(({ role }) => role === 'content');
  return first !== undefined && others.length === 0 && first.placement === 'placed';
}
