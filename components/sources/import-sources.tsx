'use client';

import clsx from 'clsx';
import { FileUp } from 'lucide-react';
import Link from 'next/link';
import { useId, useRef, useState, type DragEvent } from 'react';
import { PageHeader } from '@/components/layout/page-header';
import { ImportedSources } from '@/components/sources/import-done';
import { ImportEntries } from '@/components/sources/import-entries';
import { useSourceImport, type SourceImport } from '@/components/sources/use-source-import';
import { Button, buttonClass } from '@/components/ui/button';
import { Field, Textarea } from '@/components/ui/field';

/** Brings a bibliography in: a file or pasted text, a look at every entry, then all of them at once. */
export function ImportSources({ workspaceId }: { workspaceId: string }) {
  const importing = useSourceImport(workspaceId);
  const { looked, imported } = importing;
  if (looked && imported)
    return <ImportedSources importing={importing} looked={looked} imported={imported} />;
  if (looked) return <ImportEntries importing={importing} looked={looked} />;
  return (
    <>
      <PageHeader title="Import sources">
        <Link href="/sources" className={buttonClass('plain')}>
          All sources
        </Link>
      </PageHeader>
      <div className="mx-auto grid max-w-6xl items-start gap-6 p-6 max-sm:p-4 lg:grid-cols-[minmax(0,1fr)_320px]">
        <PasteEntries importing={importing} />
        <UploadEntries importing={importing} />
      </div>
    </>
  );
}

function PasteEntries({ importing: { text, setText, busy, problem, look } }: { importing: SourceImport }) {
  return (
    <form
      className="flex min-w-0 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void look(text);
      }}
    >
      <Field
        label="Entries"
        hint="BibTeX, BibLaTeX, RIS or CSL-JSON, as reference managers and publishers give them."
        error={problem?.at === 'paste' ? problem.message : undefined}
      >
        <Textarea
          className="field-sizing-fixed! h-[42dvh]! min-h-56! resize-y font-mono text-[13px]!"
          placeholder="@article{…}"
          spellCheck={false}
          dir="auto"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div>
        <Button type="submit" variant="primary" busy={busy === 'paste'} disabled={busy !== null}>
          {busy === 'paste' ? 'Reading…' : 'Continue'}
        </Button>
      </div>
    </form>
  );
}

function UploadEntries({ importing: { fileName, busy, problem, look } }: { importing: SourceImport }) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const id = useId();
  const error = problem?.at === 'file' ? problem.message : null;
  const handleDrag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setIsOver(true);
  };
  return (
    <section aria-labelledby={`${id}-title`} className="flex min-w-0 flex-col gap-1">
      <h2 id={`${id}-title`} className="text-[13px] font-medium">
        A file
      </h2>
      <div
        onDragEnter={handleDrag}
        onDragOver={handleDrag}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          const [file] = event.dataTransfer.files;
          setIsOver(false);
          if (!file) return;
          event.preventDefault();
          void look(file);
        }}
        className={clsx(
          'flex flex-col items-center justify-center gap-3 rounded-3 border border-dashed p-6 text-center lg:h-[42dvh] lg:min-h-56',
          isOver ? 'border-accent bg-raised' : error === null ? 'border-line-2' : 'border-bad',
        )}
      >
        <FileUp className="size-6 text-ink-3" strokeWidth={1.6} aria-hidden />
        <Button
          busy={busy === 'file'}
          disabled={busy !== null}
          aria-describedby={`${id}-hint${error === null ? '' : ` ${id}-error`}`}
          onClick={() => input.current?.click()}
        >
          {busy === 'file' ? 'Reading…' : 'Choose a file'}
        </Button>
        <p id={`${id}-hint`} className="text-[12.5px] text-balance text-ink-2">
          or drop it here: .bib, .ris or .json, up to 5 MB and 5,000 entries.
        </p>
        {fileName !== '' && <p className="max-w-full truncate text-[13px]">{fileName}</p>}
        <input
          ref={input}
          type="file"
          aria-label="File of entries"
          tabIndex={-1}
          className="sr-only"
          accept=".bib,.bibtex,.ris,.json,.txt,application/json,text/plain"
          onChange={(event) => {
            const file = event.target.files?.[0];
            // The same file can be chosen again after it was corrected.
            event.target.value = '';
            if (file) void look(file);
          }}
        />
      </div>
      {error !== null && (
        <p id={`${id}-error`} role="alert" className="text-[12.5px] font-medium text-bad">
          {error}
        </p>
      )}
    </section>
  );
}
