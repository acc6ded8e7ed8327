'use client';

import { useRef, useState } from 'react';
import { readEntries, sendSources } from '@/components/sources/import-requests';
import { newId } from '@/lib/ids';
import type { BibliographyPreview, Imported, ImportedEntry } from '@/lib/sources/import-model';
import type { SourceInput } from '@/lib/sources/model';

/** A bibliography that was looked at. Its entries keep their ids, so that trying again makes nothing twice. */
export interface LookedAt {
  preview: BibliographyPreview;
  ids: string[];
  /** The places of the entries that come in. */
  chosen: ReadonlySet<number>;
}

/** Whether an entry seems to be in the library, or in the file before it. */
export function isKnown({ duplicates, twin }: ImportedEntry): boolean {
  return duplicates.length > 0 || twin !== null;
}

/** The import of sources from file to result: one request at a time, and what was typed stays through failures and going back. */
export function useSourceImport(workspaceId: string) {
  const [text, setText] = useState('');
  const [fileName, setFileName] = useState('');
  const [busy, setBusy] = useState<'paste' | 'file' | 'import' | null>(null);
  const [problem, setProblem] = useState<{ at: 'paste' | 'file' | 'import'; message: string } | null>(null);
  const [looked, setLooked] = useState<LookedAt | null>(null);
  const [imported, setImported] = useState<Imported | null>(null);
  const isBusy = useRef(false);

  const once = async (what: 'paste' | 'file' | 'import', act: () => Promise<string | null>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setBusy(what);
    setProblem(null);
    const message = await act();
    if (message !== null) setProblem({ at: what, message });
    setBusy(null);
    isBusy.current = false;
  };

  const look = async (from: File | string) => {
    if (typeof from !== 'string') setFileName(from.name);
    await once(typeof from === 'string' ? 'paste' : 'file', async () => {
      const answer = await readEntries(workspaceId, from);
      if (!answer.ok) return answer.message;
      const { entries } = answer.value;
      const chosen = entries.flatMap((entry, index) => (entry.fields && !isKnown(entry) ? [index] : []));
      setLooked({ preview: answer.value, ids: entries.map(newId), chosen: new Set(chosen) });
      return null;
    });
  };

  const bringIn = async () => {
    if (!looked) return;
    const sources = looked.preview.entries.flatMap(({ fields }, index): SourceInput[] => {
      const id = looked.ids[index];
      return fields && id !== undefined && looked.chosen.has(index) ? [{ ...fields, id }] : [];
    });
    await once('import', async () => {
      const answer = await sendSources(workspaceId, sources);
      if (!answer.ok) return answer.message;
      setImported(answer.value);
      return null;
    });
  };

  return {
    text,
    setText,
    fileName,
    busy,
    problem,
    looked,
    imported,
    look,
    bringIn,
    choose: (indexes: readonly number[], isChosen: boolean) =>
      setLooked((current) => {
        if (!current) return null;
        const chosen = new Set(current.chosen);
        for (const index of indexes) {
          if (isChosen) chosen.add(index);
          else chosen.delete(index);
        }
        return { ...current, chosen };
      }),
    back: () => {
      setLooked(null);
      setImported(null);
      setProblem(null);
    },
  };
}

export type SourceImport = ReturnType<typeof useSourceImport>;
