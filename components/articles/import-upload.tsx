'use client';

import clsx from 'clsx';
import { FileUp } from 'lucide-react';
import { useId, useRef, useState, type DragEvent } from 'react';
import type { Uploading } from '@/components/articles/use-import';
import { Button } from '@/components/ui/button';
import { IMPORT_EXTENSIONS } from '@/lib/articles/import-rules';

/** Takes a file by its button or by drag and drop, and reads it at once. */
export function ImportUpload({
  importing: { fileName, problem, busy, lookAtFile },
}: {
  importing: Uploading;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const id = useId();
  const error = problem?.at === 'file' ? problem.message : null;

  const handleDrag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setIsOver(true);
  };
  const handleDrop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    setIsOver(false);
    if (!file) return;
    event.preventDefault();
    if (busy === null) void lookAtFile(file);
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
        onDrop={handleDrop}
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
          or drop it here: plain text, Markdown or a web page, up to 5 MB.
        </p>
        {fileName !== '' && <p className="max-w-full truncate text-[13px]">{fileName}</p>}
        <input
          ref={input}
          type="file"
          aria-label="File of the article"
          tabIndex={-1}
          className="sr-only"
          accept={[...IMPORT_EXTENSIONS, 'text/plain', 'text/markdown', 'text/html'].join(',')}
          onChange={(event) => {
            const file = event.target.files?.[0];
            // The same file can be chosen again after it was corrected.
            event.target.value = '';
            if (file) void lookAtFile(file);
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
