'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ImportSource } from '@/components/articles/import-requests';
import { type ImportWork, loadWork, NO_WORK, richOf, saveWork } from '@/components/articles/import-work';

/** What went wrong, and beside what it is said. */
export interface ImportProblem {
  at: ImportSource['kind'] | 'import';
  message: string;
  /** One sentence a field of the article. */
  fields: Record<string, string>;
}

const SAVE_AFTER = 400;

/**
 * A text on its way in, by paste or by file: what was pasted survives errors, going back and a reload of the tab (`storageKey`), and there is
 * one request at a time. For the browser alone: it begins with what the tab kept.
 */
export function useSourceWork<P extends ImportProblem>(storageKey: string) {
  const router = useRouter();
  const [work, setWork] = useState<ImportWork>(() => loadWork(storageKey));
  const [fileName, setFileName] = useState('');
  const [busy, setBusy] = useState<ImportProblem['at'] | null>(null);
  const [problem, setProblem] = useState<P | null>(null);
  const isRunning = useRef(false);

  const save = useEffectEvent(() => {
    if (work !== NO_WORK) saveWork(storageKey, work);
  });
  useEffect(() => {
    const timer = setTimeout(save, SAVE_AFTER);
    return () => clearTimeout(timer);
  }, [work]);
  useEffect(() => {
    window.addEventListener('pagehide', save);
    return () => {
      window.removeEventListener('pagehide', save);
      save();
    };
  }, []);

  return {
    work,
    setWork,
    fileName,
    busy,
    problem,
    setProblem,
    /** Runs unless something runs; what went wrong before is no longer said. */
    once: async (at: ImportProblem['at'], run: () => Promise<void>) => {
      if (isRunning.current) return;
      isRunning.current = true;
      setBusy(at);
      setProblem(null);
      await run();
      isRunning.current = false;
      setBusy(null);
    },
    /** The text is in: forgets it here and goes to where it is. Never returns, so that the button stays busy until that is there. */
    leaveFor: async (path: string) => {
      saveWork(storageKey, NO_WORK);
      setWork(NO_WORK);
      router.push(path);
      await new Promise<void>(() => undefined);
    },
    /** What the forms for pasting and for choosing a file do, with how to look at what they give. */
    forms: (look: (source: ImportSource) => Promise<void>) => ({
      setText: (text: string, html: string | null) => {
        // A text area ends its lines so, and its text is compared with what was pasted.
        const plain = text.replace(/\r\n?/g, '\n');
        setWork({ ...work, text: plain, rich: html === null ? work.rich : { html, text: plain } });
        if (problem?.at === 'paste') setProblem(null);
      },
      useRichAgain: () => setWork({ ...work, text: work.rich?.text ?? work.text }),
      dropRich: () => setWork({ ...work, rich: null }),
      lookAtPaste: () => look({ kind: 'paste', text: work.text, html: richOf(work) }),
      lookAtFile: (file: File) => {
        setFileName(file.name);
        return look({ kind: 'file', file });
      },
    }),
  };
}
