import { useEffect, useState } from 'react';
import { askCopies } from '@/components/captures/capture-requests';
import type { CapturePage, CaptureView } from '@/lib/captures/model';

type Copies =
  | { status: 'reading' }
  | { status: 'failed'; message: string; retry: () => void }
  | {
      status: 'ready';
      items: readonly CaptureView[];
      /** Reads older ones; null when these are all. */
      readOn: (() => void) | null;
      /** One more was kept. */
      add: (copy: CaptureView) => void;
    };

/** The copies of a source, the newest first. */
export function useCopies(workspaceId: string, sourceId: string): Copies {
  const [attempt, setAttempt] = useState(0);
  const asked = `${workspaceId} ${sourceId} ${attempt}`;
  const [read, setRead] = useState<{ asked: string; page: CapturePage | null; message: string } | null>(null);

  useEffect(() => {
    let isOver = false;
    void askCopies({ workspaceId, sourceId }, null).then((answer) => {
      if (isOver) return;
      setRead({
        asked,
        page: answer.ok ? answer.value : null,
        message: answer.ok ? '' : answer.message,
      });
    });
    return () => {
      isOver = true;
    };
  }, [workspaceId, sourceId, asked]);

  if (read?.asked !== asked) return { status: 'reading' };
  const { page } = read;
  if (!page) return { status: 'failed', message: read.message, retry: () => setAttempt(attempt + 1) };
  const put = (items: CaptureView[], nextCursor: number | null) =>
    setRead({ asked, page: { items, nextCursor }, message: '' });
  const readOn = async () => {
    const answer = await askCopies({ workspaceId, sourceId }, page.nextCursor);
    if (answer.ok) put([...page.items, ...answer.value.items], answer.value.nextCursor);
  };
  return {
    status: 'ready',
    items: page.items,
    readOn: page.nextCursor === null ? null : () => void readOn(),
    add: (copy) => put([copy, ...page.items.filter(({ id }) => id !== copy.id)], page.nextCursor),
  };
}
