import { type ICommentOptions, Paragraph } from 'docx';
import { isRightToLeft } from '@/lib/export/docx/direction';
import type { WordComment } from '@/lib/export/docx/model';
import type { NumberedComment, NumberedThread } from '@/lib/export/docx/number-threads';
import { textRuns } from '@/lib/export/docx/runs';
import { STYLE } from '@/lib/export/docx/styles';
import { initialsOf, wordLine } from '@/lib/export/docx/word-text';

/**
 * The library tells threads and what is resolved only when some comment names another above it. One that is not in the file is none: with it,
 * both are told always, and readers that take a file without threads for one of Google's do not join ours by their ranges.
 */
const NOBODY = -1;

/** The comments of the threads in the order of their numbers; the first line of each thread stands out. */
export function commentsOf(threads: readonly NumberedThread[]): ICommentOptions[] {
  return threads.flatMap(({ thread, replies, ...numbered }) => [
    {
      ...commentOf(thread, numbered, true),
      resolved: thread.isDone,
      ...(numbered.number === 0 && { parentId: NOBODY }),
    },
    ...thread.replies.flatMap((reply, index) => {
      const own = replies[index];
      return own
        ? [{ ...commentOf(reply, own, false), parentId: numbered.number, resolved: thread.isDone }]
        : [];
    }),
  ]);
}

function commentOf(
  { author, at, lines }: WordComment,
  { number, durableId }: NumberedComment,
  hasHead: boolean,
): ICommentOptions {
  const name = wordLine(author) || 'Somebody';
  return {
    id: number,
    durableId,
    author: name,
    initials: initialsOf(name),
    date: new Date(at),
    children: (lines.length > 0 ? lines : ['']).map((line, index) => {
      const isRtl = isRightToLeft(line);
      return new Paragraph({
        style: STYLE.comment,
        ...(isRtl && { bidirectional: true }),
        children: textRuns(line, hasHead && index === 0 ? { bold: true } : {}, isRtl),
      });
    }),
  };
}
