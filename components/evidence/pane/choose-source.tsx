'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { SOURCE_KIND_LABELS } from '@/components/annotations/labels';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import { sourceLine } from '@/components/evidence/source-line';
import { Failure } from '@/components/ui/failure';
import { Field, Input } from '@/components/ui/field';
import { Spinner } from '@/components/ui/spinner';
import type { AnnotationView } from '@/lib/annotations/model';
import type { SourceRow } from '@/lib/sources/list-model';
import type { SourceView } from '@/lib/sources/model';

interface ChooseSourceProps {
  active: AnnotationView | null;
  onChoose: (source: SourceView) => void;
}

type Found = { asked: string; items: readonly SourceRow[]; message: string | null };

const REST_MS = 200;

/** Chooses a source whose copy is to be read: those that the active words are linked to first, then any that has copies. */
export function ChooseSource({ active, onChoose }: ChooseSourceProps) {
  const { desk } = useDesk();
  const sources = useDeskState((state) => state.sources);
  const [search, setSearch] = useState('');
  const [attempt, setAttempt] = useState(0);
  const [found, setFound] = useState<Found | null>(null);
  const asked = `${attempt} ${search}`;

  useEffect(() => {
    const ending = new AbortController();
    const find = async () => {
      const result = await desk.store.searchSources(search, ending.signal, { copies: 'yes' });
      if (ending.signal.aborted) return;
      setFound({
        asked,
        items: result.ok ? result.value.items : [],
        message: result.ok ? null : result.message,
      });
    };
    const timer = setTimeout(() => void find(), search === '' ? 0 : REST_MS);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [desk, search, asked]);

  const linked = [...new Set(active?.evidence.map(({ sourceId }) => sourceId))].flatMap((id) => {
    const source = sources.get(id);
    return source && !source.isWithheld ? [source] : [];
  });
  const choose = (source: SourceView) => {
    desk.store.putSource(source);
    onChoose(source);
  };
  return (
    <div className="pane-scroller">
      {linked.length > 0 && (
        <section aria-label="Linked sources" className="mb-4 flex flex-col gap-1">
          <h3 className="text-[12.5px] font-semibold">Linked to these words</h3>
          <SourceChoices sources={linked} onChoose={choose} />
        </section>
      )}
      <section aria-label="Sources with copies" className="flex flex-col gap-2">
        <Field label="Sources with kept copies">
          <Input
            type="search"
            dir="auto"
            placeholder="Title, author, outlet, address"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </Field>
        {found === null && (
          <output className="flex items-center gap-2 text-ink-2">
            <Spinner /> Looking…
          </output>
        )}
        {found?.message && <Failure onRetry={() => setAttempt(attempt + 1)}>{found.message}</Failure>}
        {found && !found.message && found.items.length === 0 && (
          <output className="block text-[13.5px] text-ink-2">
            {search.trim() === ''
              ? 'No source has a kept copy yet. '
              : 'No source with a kept copy is like this. '}
            <Link href="/sources" className="rounded-1 text-accent underline underline-offset-2">
              Keep copies in the library
            </Link>
          </output>
        )}
        {found && <SourceChoices sources={found.items} onChoose={choose} />}
      </section>
    </div>
  );
}

interface SourceChoicesProps {
  sources: readonly (SourceView | SourceRow)[];
  onChoose: (source: SourceView) => void;
}

function SourceChoices({ sources, onChoose }: SourceChoicesProps) {
  return (
    <ul className="choice-list">
      {sources.map((source) => (
        <li key={source.id}>
          <button type="button" onClick={() => onChoose(source)}>
            <span className="min-w-0 flex-1 truncate" dir="auto">
              {sourceLine(source)}
            </span>
            <span className="shrink-0 text-[12.5px] text-ink-3">
              {'copies' in source ? countOf(source.copies) : SOURCE_KIND_LABELS[source.kind]}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function countOf(copies: number): string {
  return copies === 1 ? '1 copy' : `${copies.toLocaleString('en')} copies`;
}
