'use client';

import { useState } from 'react';
import { previewImport, sendImport, type ImportSource } from '@/components/articles/import-requests';
import { editsFor, type ImportEdits } from '@/components/articles/import-work';
import { useSourceWork } from '@/components/articles/use-source-work';
import type { ImportPreview } from '@/lib/articles/import-rules';
import { articleFieldsSchema } from '@/lib/articles/model';
import { newId } from '@/lib/ids';

interface Looked {
  source: ImportSource;
  preview: ImportPreview;
  edits: ImportEdits;
}

/**
 * The import page from paste to article: what was typed survives errors, going back and a reload of the tab (`storageKey`); one request at a
 * time; and each attempt to import sends the same id. For the browser alone: it begins with what the tab kept.
 */
export function useImport(storageKey: string) {
  const source = useSourceWork(storageKey);
  const { work, setWork, fileName, busy, problem, setProblem, once, leaveFor, forms } = source;
  const [looked, setLooked] = useState<Looked | null>(null);

  const look = async (from: ImportSource) => {
    await once(from.kind, async () => {
      const answer = await previewImport(from);
      if (!answer.ok) return setProblem({ at: from.kind, message: answer.message, fields: {} });
      const edits = editsFor(answer.value, work.edits);
      setLooked({ source: from, preview: answer.value, edits });
      setWork((current) => ({ ...current, edits }));
    });
  };

  const edit = (change: Partial<Pick<ImportEdits, 'id' | 'fields' | 'dropped'>>) => {
    setLooked((current) => current && { ...current, edits: { ...current.edits, ...change } });
    setWork((current) => ({ ...current, edits: current.edits && { ...current.edits, ...change } }));
  };

  const bringIn = async () => {
    if (!looked) return;
    const { source: from, edits } = looked;
    const fields = articleFieldsSchema.safeParse(edits.fields);
    if (!fields.success) {
      const wrong = Object.fromEntries(
        fields.error.issues.map(({ path, message }) => [String(path[0]), message]),
      );
      return setProblem({ at: 'import', message: 'Some of the fields need another look.', fields: wrong });
    }
    await once('import', async () => {
      const { id, digest, dropped } = edits;
      const answer = await sendImport(from, { id, digest, fields: fields.data, droppedBlocks: dropped });
      if (answer.ok) return await leaveFor(`/articles/${answer.value.id}`);
      const beside = Object.entries(answer.problem?.fields ?? {}).map(([name, message]) => [
        name.replace(/^fields\./, ''),
        message,
      ]);
      setProblem({
        at: 'import',
        message: answer.message,
        fields: Object.fromEntries(beside) as Record<string, string>,
      });
      // What another attempt under this id could not make, one under another can.
      if (answer.problem?.code === 'conflict') edit({ id: newId() });
    });
  };

  return {
    work,
    fileName,
    looked,
    busy,
    problem,
    ...forms(look),
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
