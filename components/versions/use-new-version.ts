'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ImportSource } from '@/components/articles/import-requests';
import { type ImportWork, loadWork, NO_WORK, richOf, saveWork } from '@/components/articles/import-work';
import type { ImportProblem } from '@/components/articles/use-import';
import { type Choices, choicesOf } from '@/components/versions/fate-choices';
import { type ArticlePlace, askPreview, sendVersion } from '@/components/versions/version-requests';
import { newId } from '@/lib/ids';
import { projectText } from '@/lib/text/project-text';
import type { TextRange } from '@/lib/text/text-range';
import type { NewVersionPreview } from '@/lib/versions/new-version-rules';

interface Looked {
  source: ImportSource;
  preview: NewVersionPreview;
  /** Of the new text. */
  text: string;
  choices: Choices;
  /** The same for every attempt to accept it. */
  id: string;
}

const SAVE_AFTER = 400;

/**
 * A new version from paste to text: what was pasted survives errors, going back and a reload of the tab; one request at a time; nothing
 * is kept on the server before it is accepted. For the browser alone: it begins with what the tab kept.
 */
export function useNewVersion(place: ArticlePlace, storageKey: string) {
  const router = useRouter();
  const [work, setWork] = useState<ImportWork>(() => loadWork(storageKey));
  const [fileName, setFileName] = useState('');
  const [looked, setLooked] = useState<Looked | null>(null);
  const [busy, setBusy] = useState<ImportProblem['at'] | null>(null);
  const [problem, setProblem] = useState<(ImportProblem & { isStale: boolean }) | null>(null);
  const isRunning = useRef(false);

  const once = async (at: ImportProblem['at'], run: () => Promise<void>) => {
    if (isRunning.current) return;
    isRunning.current = true;
    setBusy(at);
    setProblem(null);
    await run();
    isRunning.current = false;
    setBusy(null);
  };
  const fail = (at: ImportProblem['at'], message: string, isStale = false) =>
    setProblem({ at, message, fields: {}, isStale });

  // `at` is beside what a failure is told: a second look stays where it is.
  const look = (source: ImportSource, at: ImportProblem['at'] = source.kind) =>
    once(at, async () => {
      const answer = await askPreview(place, source);
      if (!answer.ok) return fail(at, answer.message);
      const { text } = projectText(answer.value.doc);
      setLooked({ source, preview: answer.value, text, choices: {}, id: newId() });
    });

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

  const accept = (name: string) =>
    once('import', async () => {
      if (!looked) return;
      const { id, preview, choices } = looked;
      const answer = await sendVersion(place, {
        id,
        baseVersion: preview.baseVersion,
        doc: { ...preview.doc },
        choices: choicesOf(preview.fates, choices),
        ...(name.trim() !== '' && { name: name.trim() }),
      });
      if (!answer.ok) {
        if (answer.code === 'conflict' && answer.reason === '') setLooked({ ...looked, id: newId() });
        return fail('import', answer.message, answer.reason !== '');
      }
      saveWork(storageKey, NO_WORK);
      setWork(NO_WORK);
      router.push(`/articles/${place.articleId}`);
      // The button stays busy until the article is there.
      await new Promise<void>(() => undefined);
    });

  return {
    work,
    fileName,
    looked,
    busy,
    problem,
    setText: (text: string, html: string | null) => {
      // A text area ends its lines so, and its text is compared with what was pasted.
      const plain = text.replace(/\r\n?/g, '\n');
      setWork({ ...work, text: plain, rich: html === null ? work.rich : { html, text: plain }, edits: null });
      if (problem?.at === 'paste') setProblem(null);
    },
    useRichAgain: () => setWork({ ...work, text: work.rich?.text ?? work.text }),
    dropRich: () => setWork({ ...work, rich: null }),
    lookAtPaste: () => look({ kind: 'paste', text: work.text, html: richOf(work) }),
    lookAtFile: (file: File) => {
      setFileName(file.name);
      return look({ kind: 'file', file });
    },
    /** Compares with the text as it is by now. Places that were chosen count in the new text, which is the same. */
    lookAgain: async () => {
      if (!looked) return;
      const { choices } = looked;
      await look(looked.source, 'import');
      setLooked((current) => current && { ...current, choices });
    },
    /** Puts a range of an annotation by hand, or, with null, lets it go; undefined takes that back. */
    choose: (key: string, range: TextRange | null | undefined) =>
      setLooked((current) => {
        if (!current) return null;
        const { [key]: _, ...others } = current.choices;
        return { ...current, choices: range === undefined ? others : { ...others, [key]: range } };
      }),
    accept,
    back: () => {
      setLooked(null);
      setProblem(null);
    },
  };
}

export type NewVersion = ReturnType<typeof useNewVersion>;
