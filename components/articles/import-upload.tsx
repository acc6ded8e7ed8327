'use client';

import { useId } from 'react';
import type { Uploading } from '@/components/articles/use-import';
import { FileBox } from '@/components/ui/file-box';
import { IMPORT_EXTENSIONS } from '@/lib/articles/import-rules';

/** Takes a file by its button or by drag and drop, and reads it at once. */
export function ImportUpload({
  importing: { fileName, problem, busy, lookAtFile },
}: {
  importing: Uploading;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-1">
      <h2 id={id} className="text-[13px] font-medium">
        A file
      </h2>
      <FileBox
        label="File of the article"
        button="Choose a file"
        hint="or drop it here: plain text, Markdown or a web page, up to 5 MB."
        accept={[...IMPORT_EXTENSIONS, 'text/plain', 'text/markdown', 'text/html'].join(',')}
        chosen={fileName !== '' && <p className="max-w-full truncate text-[13px]">{fileName}</p>}
        error={problem?.at === 'file' ? problem.message : null}
        isBusy={busy === 'file'}
        isDisabled={busy !== null}
        className="lg:h-[42dvh] lg:min-h-56"
        onFile={(file) => void lookAtFile(file)}
      />
    </section>
  );
}
