'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';

import { sourceLine } from '@/components/evidence/source-line';
import type { Person } from '@/components/sources/source-field';
import { SourceForm } from '@/components/sources/source-form';
import { DUPLICATE_NAMES } from '@/components/sources/source-names';
import { askPreview } from '@/components/sources/source-requests';
import { Button } from '@/components/ui/button';
import { Field, Input } from '@/components/ui/field';
import type { SourcePreview } from '@/lib/sources/preview-model';

interface NewSourceProps {
  workspaceId: string;
  members: readonly Person[];
}

/** Adds a source, from its address, DOI or ISBN or by hand, and goes to its page. */
export function NewSource({ workspaceId, members }: NewSourceProps) {
  const router = useRouter();
  const [text, setText] = useState('');
  const [isReading, setIsReading] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();
  const [read, setRead] = useState<{ preview: SourcePreview; count: number } | null>(null);
  const asking = useRef<AbortController | null>(null);

  const look = async () => {
    asking.current?.abort();
    const own = new AbortController();
    asking.current = own;
    setIsReading(true);
    setProblem(undefined);
    const answer = await askPreview(workspaceId, text, own.signal);
    if (own.signal.aborted) return;
    setIsReading(false);
    if (answer.ok) setRead({ preview: answer.value, count: (read?.count ?? 0) + 1 });
    else setProblem(answer.message);
  };
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <form
        className="flex items-end gap-2 max-sm:flex-col max-sm:items-stretch"
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <Field className="flex-1" label="Address, DOI or ISBN" error={problem}>
          <Input
            value={text}
            dir="ltr"
            maxLength={2_000}
            autoComplete="off"
            placeholder="https://…, 10.1234/abc or 978…"
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <Button type="submit" busy={isReading} disabled={text.trim() === ''}>
          Read it
        </Button>
      </form>
      <div aria-live="polite" className="contents">
        {read && <Findings preview={read.preview} />}
      </div>
      <SourceForm
        key={read?.count ?? 0}
        {...(read && { initial: read.preview.fields })}
        members={members}
        onDone={(sourceId) => router.push(`/sources/${sourceId}`)}
        onCancel={() => router.push('/sources')}
      />
    </div>
  );
}

// What came of the look, said before anything is saved.
function Findings({ preview: { recognised, problem, duplicates } }: { preview: SourcePreview }) {
  const isFailure = problem !== null && recognised === 'address';
  return (
    <div className="flex flex-col gap-2">
      <p className={isFailure ? 'rounded-2 bg-query-bg px-3 py-2 text-ink' : 'text-ink-2'}>
        {problem ?? 'This is what the page says of itself. Look it over, then add it.'}
      </p>
      {duplicates.length > 0 && (
        <div className="rounded-2 border border-line-2 bg-raised px-3 py-2">
          <p className="font-semibold">You have this already, it seems:</p>
          <ul className="flex flex-col gap-1 pt-1">
            {duplicates.map(({ source, reasons }) => (
              <li key={source.id}>
                <Link className="text-accent underline underline-offset-2" href={`/sources/${source.id}`}>
                  <bdi>{sourceLine(source)}</bdi>
                </Link>{' '}
                <span className="text-ink-2">
                  ({reasons.map((reason) => DUPLICATE_NAMES[reason]).join(', ')})
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
