'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { previewImport, sendImport, type ImportSource } from '@/components/articles/import-requests';
import {
  editsFor,
  loadWork,
  NO_WORK,
  richOf,
  saveWork,
  type ImportEdits,
  type ImportWork,
} from '@/components/articles/import-work';
import type { ImportPreview } from '@/lib/articles/import-rules';
import { articleFieldsSchema } from '@/lib/articles/model';
import { newId } from '@/lib/ids';

/** What went wrong, and beside what it is said. */
export interface ImportProblem {
  at: ImportSource['kind'] | 'import';
  message: string;
  /** One sentence a field of the article. */
  fields: Record<string, string>;
}

interface Looked {
  source: ImportSource;
  preview: ImportPreview;
  edits: ImportEdits;
}

const SAVE_AFTER = 400;

/**
 * The import page from paste to article: what was typed survives errors, going back and a reload of the tab (`storageKey`); one request at a
 * time; and each attempt to import sends the same id. For the browser alone: it begins with what the tab kept.
 */
export function useImport(storageKey: string) {
  const router = useRouter();
  const [work, setWork] = useState<ImportWork>(() => loadWork(storageKey));
  const [fileName, setFileName] = useState('');
  const [looked, setLooked] = useState<Looked | null>(null);
  const [busy, setBusy] = useState<ImportProblem['at'] | null>(null);
  const [problem, setProblem] = useState<ImportProblem | null>(null);
  const isRunning = useRef(false);

  const look = async (source: ImportSource) => {
    await once(source.kind, async () => {
      const answer = await previewImport(source);
      if (!answer.ok) return setProblem({ at: source.kind, message: answer.message, fields: {} });
      const edits = editsFor(answer.value, work.edits);
      setLooked({ source, preview: answer.value, edits });
      setWork((current) => ({ ...current, edits }));
    });
  };

  const once = async (at: ImportProblem['at'], run: () => Promise<void>) => {
    if (isRunning.current) return;
    isRunning.current = true;
    setBusy(at);
    setProblem(null);
    await run();
    isRunning.current = false;
    setBusy(null);
  };

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

  const edit = (change: Partial<Pick<ImportEdits, 'id' | 'fields' | 'dropped'>>) => {
    setLooked((current) => current && { ...current, edits: { ...current.edits, ...change } });
    setWork((current) => ({ ...current, edits: current.edits && { ...current.edits, ...change } }));
  };

  const bringIn = async () => {
    if (!looked) return;
    const { source, edits } = looked;
    const fields = articleFieldsSchema.safeParse(edits.fields);
    if (!fields.success) {
      const wrong = Object.fromEntries(
        fields.error.issues.map(({ path, message }) => [String(path[0]), message]),
      );
      return setProblem({ at: 'import', message: 'Some of the fields need another look.', fields: wrong });
    }
    await once('import', async () => {
      const { id, digest, dropped } = edits;
      const answer = await sendImport(source, { id, digest, fields: fields.data, droppedBlocks: dropped });
      if (answer.ok) {
        saveWork(storageKey, NO_WORK);
        setWork(NO_WORK);
        router.push(`/articles/${answer.value.id}`);
        // The button stays busy until the article is there.
        return await new Promise<void>(() => undefined);
      }
      const beside = Object.entries(answer.fields).map(([name, message]) => [
        name.replace(/^fields\./, ''),
        message,
      ]);
      setProblem({
        at: 'import',
        message: answer.message,
        fields: Object.fromEntries(beside) as Record<string, string>,
      });
      // What another attempt under this id could not make, one under another can.
      if (answer.code === 'conflict') edit({ id: newId() });
    });
  };

  return {
    work,
    fileName,
    looked,
    busy,
    problem,
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
    edit,
    bringIn,
    back: () => {
      setLooked(null);
      setProblem(null);
    },
  };
}

export type Importing = ReturnType<typeof useImport>;
/** What it takes to bring a text by pasting it, and by choosing a file. */
export type Pasting = Pick<
  Importing,
  'work' | 'problem' | 'busy' | 'setText' | 'dropRich' | 'useRichAgain' | 'lookAtPaste'
>;
export type Uploading = Pick<Importing, 'fileName' | 'problem' | 'busy' | 'lookAtFile'>;
