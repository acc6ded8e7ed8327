'use client';

import Link from 'next/link';
import { useId } from 'react';
import { PageHeader } from '@/components/layout/page-header';
import { ImportedSources } from '@/components/sources/import-done';
import { ImportEntries } from '@/components/sources/import-entries';
import { useSourceImport, type SourceImport } from '@/components/sources/use-source-import';
import { Button, buttonClass } from '@/components/ui/button';
import { Field, Textarea } from '@/components/ui/field';
import { FileBox } from '@/components/ui/file-box';

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
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-1">
      <h2 id={id} className="text-[13px] font-medium">
        A file
      </h2>
      <FileBox
        label="File of entries"
        button="Choose a file"
        hint="or drop it here: .bib, .ris or .json, up to 5 MB and 5,000 entries."
        accept=".bib,.bibtex,.ris,.json,.txt,application/json,text/plain"
        chosen={fileName !== '' && <p className="max-w-full truncate text-[13px]">{fileName}</p>}
        error={problem?.at === 'file' ? problem.message : null}
        isBusy={busy === 'file'}
        isDisabled={busy !== null}
        className="lg:h-[42dvh] lg:min-h-56"
        onFile={(file) => void look(file)}
      />
    </section>
  );
}
