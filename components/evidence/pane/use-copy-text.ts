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
  const [attempt, setAttempt] = useState(0);
  const key = `${workspaceId} ${captureId}`;
  const asked = `${key} ${attempt}`;
  const [read, setRead] = useState<{ asked: string; message: string | null } | null>(null);

  useEffect(() => {
    if (atHand.has(key)) return undefined;
    let isOver = false;
    void askCopyText(workspaceId, captureId).then((answer) => {
      if (answer.ok) keep(key, readable(answer.value));
      if (!isOver) setRead({ asked, message: answer.ok ? null : answer.message });
    });
    return () => {
      isOver = true;
    };
  }, [workspaceId, captureId, key, asked]);

  const known = atHand.get(key);
  if (known) return { status: 'ready', ...known };
  if (read?.asked !== asked || read.message === null) return { status: 'reading' };
  return { status: 'failed', message: read.message, retry: () => setAttempt(attempt + 1) };
}

function readable(copy: CaptureText): ReadableCopy {
  const { text, blocks: textblocks } = projectText(copy.doc);
  return { copy, text, textblocks, blocks: paperBlocksOf(copy.doc, copy.places) };
}

function keep(key: string, copy: ReadableCopy): void {
  atHand.set(key, copy);
  const [oldest] = atHand.keys();
  if (atHand.size > MOST_KEPT && oldest !== undefined) atHand.delete(oldest);
}
