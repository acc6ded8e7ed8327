import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';
import { rangeMapper } from '@/lib/editor/map-range';
import { projectionOf } from '@/lib/editor/projection-of';
import { documentSchema } from '@/lib/editor/schema';
import { Step } from '@tiptap/pm/transform';
import { AppError } from '@/lib/errors';
import type { LockedArticle } from '@/lib/events/append-event';
import type { TextRange } from '@/lib/text/text-range';
import { readLockedDoc, readSteps } from '@/lib/versions/queries';
import { readDoc } from '@/lib/versions/read-doc';
import { MOST_STEPS_READ } from '@/lib/versions/model';

type Tx = Prisma.TransactionClient;

/** The text that offsets of a page count in, and the way from there to the text as it is now. */
export interface TextThen {
  /** At the version that the page counts in. */
  text: string;
  now: string;
  /** A range of that text in the text as it is now; empty when its words are gone. */
  carry: <R extends TextRange>(range: R) => R;
}

/**
 * What a page means whose offsets count in a version of a locked article, as it may be a moment behind. Throws a conflict for a
 * version that is not there yet, or too long ago to be followed.
 */
export async function readTextThen(
  tx: Tx,
  actor: Actor,
  article: LockedArticle,
  version: number,
): Promise<TextThen> {
  const after = await readLockedDoc(tx, actor, article);
  const now = projectionOf(after).text;
  if (version === article.version) return { text: now, now, carry: (range) => range };
  const behind = article.version - version;
  if (behind < 0 || behind > MOST_STEPS_READ) {
    throw new AppError(
      'conflict',
      'The text was changed since you opened it. Open it again, then mark this again.',
      {
        details: { articleVersion: article.version },
      },
    );
  }
  const place = { workspaceId: actor.workspaceId, articleId: article.id };
  const before = await readDoc(tx, { ...place, version, docHash: '' });
  const steps = await readSteps(tx, place, version, article.version);
  const maps = steps.map(({ step }) => Step.fromJSON(documentSchema, step).getMap());
  const map = rangeMapper(before, maps, after);
  return { text: projectionOf(before).text, now, carry: (range) => ({ ...range, ...map(range) }) };
}

/** Whether a range then and one now hold the same words. */
export function isSameText(
  then: TextRange,
  now: TextRange | undefined,
  { text, now: textNow }: TextThen,
): boolean {
  return now !== undefined && text.slice(then.start, then.end) === textNow.slice(now.start, now.end);
}
