import { useEffect, useState } from 'react';
import { askCopyText } from '@/components/captures/capture-requests';
import { type PaperBlock, paperBlocksOf } from '@/components/captures/paper-blocks';
import type { CaptureText } from '@/lib/captures/model';
import { projectText } from '@/lib/text/project-text';
import type { TextRange } from '@/lib/text/text-range';

/** A copy made ready for reading, finding and citing. */
export interface ReadableCopy {
  copy: CaptureText;
  text: string;
  blocks: readonly PaperBlock[];
  textblocks: readonly TextRange[];
}

type Reading =
  | { status: 'reading' }
  | { status: 'failed'; message: string; retry: () => void }
  | ({ status: 'ready' } & ReadableCopy);

/** Copies that are kept at hand: going back and forth between passages asks for none of them again. */
const MOST_KEPT = 8;
// A copy never changes, so that its id is enough; the workspace is part of the key because rights are.
const atHand = new Map<string, ReadableCopy>();

/** Reads the text of a copy, or takes it from those that are at hand. */
export function useCopyText(workspaceId: string, captureId: string): Reading {
  const key = `${workspaceId} ${captureId}`;
  const [attempt, setAttempt] = useState(0);
  const asked = `${key} ${attempt}`;
  const [answer, setAnswer] = useState<{ asked: string; read: ReadableCopy | string } | null>(() => {
    const known = atHand.get(key);
    return known ? { asked, read: known } : null;
  });

  useEffect(() => {
    if (answer?.asked === asked) return undefined;
    let isOver = false;
    void readCopy(workspaceId, captureId).then((read) => {
      if (!isOver) setAnswer({ asked, read });
    });
    return () => {
      isOver = true;
    };
  }, [workspaceId, captureId, asked, answer]);

  if (answer?.asked !== asked) return { status: 'reading' };
  const { read } = answer;
  if (typeof read !== 'string') return { status: 'ready', ...read };
  return { status: 'failed', message: read, retry: () => setAttempt(attempt + 1) };
}

/** The copy, or why it could not be read. */
async function readCopy(workspaceId: string, captureId: string): Promise<ReadableCopy | string> {
  const key = `${workspaceId} ${captureId}`;
  const known = atHand.get(key);
  if (known) return known;
  const answer = await askCopyText(workspaceId, captureId);
  if (!answer.ok) return answer.message;
  const copy = readable(answer.value);
  atHand.set(key, copy);
  const [oldest] = atHand.keys();
  if (atHand.size > MOST_KEPT && oldest !== undefined) atHand.delete(oldest);
  return copy;
}

function readable(copy: CaptureText): ReadableCopy {
  const { text, blocks: textblocks } = projectText(copy.doc);
  return { copy, text, textblocks, blocks: paperBlocksOf(copy.doc, copy.places) };
}
