'use client';

import { type ClipboardEvent, type DragEvent, useMemo, useState, useSyncExternalStore } from 'react';
import {
  imagesKey,
  NO_UPLOADS,
  readKept,
  type Upload,
  uploadsOf,
} from '@/components/annotations/images/uploads';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import type { AnnotationView } from '@/lib/annotations/model';
import type { ImageView } from '@/lib/images/model';

/** The pictures of a reply that is being written. */
export interface ReplyImages {
  kept: readonly ImageView[];
  uploads: readonly Upload[];
  /** Why some were not taken. */
  problem: string | null;
  add: (files: Iterable<File>) => void;
  retry: (upload: Upload) => void;
  remove: (id: string) => void;
  describe: (id: string, alt: string) => void;
  /** When they were posted. */
  clear: () => void;
  /** For what takes them by paste and drop. */
  takes: {
    onPaste: (event: ClipboardEvent) => void;
    onDragOver: (event: DragEvent) => void;
    onDrop: (event: DragEvent) => void;
  };
}

/** What is pasted with words is meant as words: Word and the like put a picture of them beside them. */
function pasted({ clipboardData }: ClipboardEvent): File[] {
  if (clipboardData.types.includes('text/plain')) return [];
  return [...clipboardData.files];
}

/** The pictures of the reply to an annotation; `isOpen`: it can be posted. */
export function useReplyImages(
  { id: annotationId, articleId }: AnnotationView,
  isOpen: boolean,
): ReplyImages {
  const { desk } = useDesk();
  const book = uploadsOf(desk.store);
  const draft = useDeskState((state) => state.drafts.get(imagesKey(annotationId)));
  const kept = useMemo(() => readKept(draft), [draft]);
  const read = () => book.state.waiting.get(annotationId) ?? NO_UPLOADS;
  const uploads = useSyncExternalStore(book.subscribe, read, () => NO_UPLOADS);
  const [problem, setProblem] = useState<string | null>(null);
  const place = { articleId, annotationId };
  const add = (files: Iterable<File>) => setProblem(book.add(place, [...files]));
  return {
    kept,
    uploads,
    problem,
    add,
    retry: (upload) => book.retry(place, upload),
    remove: (id) => {
      setProblem(null);
      book.remove(place, id);
    },
    describe: (id, alt) =>
      book.keep(
        annotationId,
        kept.map((image) => (image.id === id ? { ...image, alt } : image)),
      ),
    clear: () => book.keep(annotationId, []),
    takes: {
      onPaste: (event) => {
        const files = pasted(event);
        if (!isOpen || files.length === 0) return;
        event.preventDefault();
        add(files);
      },
      onDragOver: (event) => {
        if (isOpen && event.dataTransfer.types.includes('Files')) event.preventDefault();
      },
      onDrop: (event) => {
        if (!isOpen || event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        add(event.dataTransfer.files);
      },
    },
  };
}
