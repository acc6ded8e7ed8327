'use client';

import { useState } from 'react';
import type { ImportSource } from '@/components/articles/import-requests';
import { type ImportProblem, useSourceWork } from '@/components/articles/use-source-work';
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

/**
 * A new version from paste to text: what was pasted survives errors, going back and a reload of the tab; one request at a time; nothing
 * is kept on the server before it is accepted. For the browser alone: it begins with what the tab kept.
 */
export function useNewVersion(place: ArticlePlace, storageKey: string) {
  const source = useSourceWork<ImportProblem & { isStale: boolean }>(storageKey);
  const { work, fileName, busy, problem, setProblem, once, leaveFor, forms } = source;
  const [looked, setLooked] = useState<Looked | null>(null);

  const fail = (at: ImportProblem['at'], message: string, isStale = false) =>
    setProblem({ at, message, fields: {}, isStale });

  // `at` is beside what a failure is told: a second look stays where it is.
  const look = (from: ImportSource, at: ImportProblem['at'] = from.kind) =>
    once(at, async () => {
      const answer = await askPreview(place, from);
      if (!answer.ok) return fail(at, answer.message);
      const { text } = projectText(answer.value.doc);
      setLooked({ source: from, preview: answer.value, text, choices: {}, id: newId() });
    });

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
        const { message, problem: { code, reason } = {} } = answer;
        if (code === 'conflict' && reason === undefined) setLooked({ ...looked, id: newId() });
        return fail('import', message, reason !== undefined);
      }
      await leaveFor(`/articles/${place.articleId}`);
    });

  return {
    work,
    fileName,
    looked,
    busy,
    problem,
    ...forms((from) => look(from)),
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
