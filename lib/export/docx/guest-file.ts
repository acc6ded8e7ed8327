import { LINE_ENDS, type WordFile, type WordThread, titleFirst } from '@/lib/export/docx/model';
import { stretchOf } from '@/lib/export/docx/stretch';
import { inWords } from '@/lib/export/words-of';
import type { GuestDesk, GuestItem } from '@/lib/guests/model';
import { wordsWithImages } from '@/lib/images/words-rules';

/** The Word file of what a guest has before them, and of nothing else; marks are the team's, which their page does not tell apart. */
export function guestFile(
  { title, byline, language, doc, version, items }: GuestDesk,
  {
    articleId,
    guestName,
    ...about
  }: Pick<WordFile, 'exportedAt' | 'tool'> & { articleId: string; guestName: string },
): WordFile {
  const { exportedAt, tool } = about;
  const threads = items
    .map(threadOf)
    .toSorted((one, other) => (one.range?.start ?? 0) - (other.range?.start ?? 0));
  return {
    title,
    byline,
    language,
    doc,
    threads: titleFirst(threads),
    about: {
      id: articleId,
      lines: [
        'ABOUT THIS FILE',
        `Version ${version} of the article as ${guestName} could read it at ${exportedAt} (UTC). Each comment tells of what is marked; those at the title are about the whole article, or have no place in its text any more.`,
        'The evidence, sources and notes of the team are withheld.',
        `Written by ${tool.name} ${tool.version}.`,
      ],
    },
    ...about,
  };
}

function threadOf(item: GuestItem): WordThread {
  const { id, kind, status, ranges, words, statement, answer, markedAt, comments } = item;
  const range = stretchOf(ranges);
  const isLost = range === null && words !== '';
  return {
    id,
    author: 'The team',
    at: markedAt,
    range,
    isDone: false,
    lines: [
      `${inWords(kind).toUpperCase()} – ${inWords(status)}`,
      ...(isLost ? ['Not in the text any more.', words] : []),
      statement,
      answer === '' ? '' : `Answer: ${answer}`,
    ]
      .filter((line) => line !== '')
      .flatMap((line) => line.split(LINE_ENDS)),
    replies: comments.map((comment) => ({
      id: comment.id,
      author: comment.authorName,
      at: comment.createdAt,
      lines: wordsWithImages(comment).split(LINE_ENDS),
    })),
  };
}
