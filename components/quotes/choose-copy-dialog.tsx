'use client';

import Link from 'next/link';
import { useEffect, useId, useState } from 'react';
import { dayOf } from '@/components/captures/copy-names';
import { sourceLine } from '@/components/evidence/source-line';
import type { BenchCopy, BenchSource, CopiesOfSource } from '@/components/quotes/bench';
import type { BenchApi } from '@/components/quotes/bench-requests';
import { Dialog } from '@/components/ui/dialog';
import { Field, Input } from '@/components/ui/field';
import { Spinner } from '@/components/ui/spinner';

const REST_MS = 200;

interface ChooseCopyDialogProps {
  api: BenchApi;
  linked: readonly CopiesOfSource[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onChoose: (copy: BenchCopy) => void;
}

/** Chooses a kept copy: those of this article's sources first, then of any source that is searched for. */
export function ChooseCopyDialog({ open, onOpenChange, ...rest }: ChooseCopyDialogProps) {
  return (
    <Dialog
      wide
      open={open}
      onOpenChange={onOpenChange}
      title="Choose a kept copy"
      description="The quotes are compared with the text of this copy. Copies of other sources are kept on their pages."
    >
      {open && <Choosing {...rest} />}
    </Dialog>
  );
}

type Found = { items: readonly BenchSource[]; message: string | null };

function Choosing({ api, linked, onChoose }: Omit<ChooseCopyDialogProps, 'open' | 'onOpenChange'>) {
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    const ending = new AbortController();
    const find = async () => {
      const answer = await api.searchSources(search, ending.signal);
      if (ending.signal.aborted) return;
      setFound(
        answer.ok
          ? {
              items: answer.value.items.map((source) => ({
                id: source.id,
                line: sourceLine(source),
                language: source.language,
              })),
              message: null,
            }
          : { items: [], message: answer.message },
      );
    };
    const timer = setTimeout(() => void find(), search === '' ? 0 : REST_MS);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [api, search]);

  const ofArticle = linked.filter(({ copies }) => copies.length > 0);
  const others = found?.items.filter(({ id }) => !ofArticle.some(({ source }) => source.id === id)) ?? [];
  return (
    <div className="flex flex-col gap-4">
      {ofArticle.length > 0 && (
        <section aria-label="Sources of these quotes" className="flex flex-col gap-1">
          <h3 className="text-[12.5px] font-semibold">Sources of these quotes</h3>
          {ofArticle.map(({ source, copies }) => (
            <SourceCopies key={source.id} source={source} copies={copies} onChoose={onChoose} />
          ))}
        </section>
      )}
      <section aria-label="All sources with copies" className="flex flex-col gap-2">
        <Field label="Search the library">
          <Input
            type="search"
            dir="auto"
            placeholder="Title, author, outlet"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </Field>
        {found === null && (
          <p className="flex items-center gap-2 text-ink-2">
            <Spinner /> Looking…
          </p>
        )}
        {found?.message && (
          <p role="alert" className="text-[13px] text-bad">
            {found.message}
          </p>
        )}
        {found && !found.message && others.length === 0 && (
          <p className="text-ink-2">
            {search.trim() === ''
              ? 'No other source has a kept copy yet.'
              : 'No other source with a kept copy is like this.'}{' '}
            <Link href="/sources" className="rounded-1 text-accent underline underline-offset-2">
              Keep copies in the library
            </Link>
            , or paste a transcript.
          </p>
        )}
        {others.map((source) => (
          <FoundSource key={source.id} api={api} source={source} onChoose={onChoose} />
        ))}
      </section>
    </div>
  );
}

function FoundSource({
  api,
  source,
  onChoose,
}: {
  api: BenchApi;
  source: BenchSource;
  onChoose: (copy: BenchCopy) => void;
}) {
  const id = useId();
  const [copies, setCopies] = useState<readonly BenchCopy['capture'][] | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const toggle = async () => {
    setIsOpen(!isOpen);
    if (isOpen || copies) return;
    const answer = await api.listCopies(source.id);
    setMessage(answer.ok ? null : answer.message);
    if (answer.ok) setCopies(answer.value.items);
  };
  return (
    <div>
      <button
        type="button"
        className="bench-place"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => void toggle()}
      >
        <span dir="auto" className="min-w-0 flex-1">
          {source.line}
        </span>
        <span className="shrink-0 text-[12.5px] text-ink-2">{isOpen ? 'Hide copies' : 'Show copies'}</span>
      </button>
      <div id={id} hidden={!isOpen} className="pl-4">
        {message !== null && (
          <p role="alert" className="text-[13px] text-bad">
            {message}
          </p>
        )}
        {copies && <SourceCopies isBare source={source} copies={copies} onChoose={onChoose} />}
      </div>
    </div>
  );
}

function SourceCopies({
  source,
  copies,
  onChoose,
  isBare = false,
}: CopiesOfSource & { onChoose: (copy: BenchCopy) => void; isBare?: boolean }) {
  return (
    <ul className="flex flex-col">
      {copies.map((capture) => (
        <li key={capture.id}>
          <button
            type="button"
            className="bench-place"
            disabled={!capture.hasText}
            onClick={() => onChoose({ capture, source })}
          >
            <span dir="auto" className="min-w-0 flex-1">
              {!isBare && <>{source.line}, </>}copy {capture.number}
            </span>
            <span className="shrink-0 text-[12.5px] text-ink-2">
              {capture.hasText ? dayOf(capture) : 'has no text'}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
