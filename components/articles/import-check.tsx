'use client';

import { useEffect, useMemo, useRef } from 'react';
import { ImportFields } from '@/components/articles/import-fields';
import { ImportPaper } from '@/components/articles/import-paper';
import { countKept } from '@/components/articles/import-work';
import type { Importing } from '@/components/articles/use-import';
import { PageHeader } from '@/components/layout/page-header';
import { Button } from '@/components/ui/button';

const NO_ERRORS = {};

/** The article before it is one: its fields and its paragraphs to look at, correct and drop. */
export function ImportCheck({
  importing,
  looked: { preview, edits },
}: {
  importing: Importing;
  looked: NonNullable<Importing['looked']>;
}) {
  const { busy, problem, edit, bringIn, back } = importing;
  const dropped = useMemo(() => new Set(edits.dropped), [edits.dropped]);
  const count = useMemo(() => countKept(preview, dropped), [preview, dropped]);
  const failed = problem?.at === 'import' ? problem : null;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  return (
    <>
      <div className="sticky top-0 z-10">
        <PageHeader
          title={
            <span ref={heading} tabIndex={-1} className="outline-none">
              Check before import
            </span>
          }
        >
          <output className="text-[13px] text-ink-2 tabular-nums max-sm:sr-only">
            {count.words.toLocaleString('en')} {count.words === 1 ? 'word' : 'words'} in{' '}
            {count.blocks === count.all ? count.all : `${count.blocks} of ${count.all}`}{' '}
            {count.all === 1 ? 'paragraph' : 'paragraphs'}
          </output>
          <Button onClick={back} disabled={busy !== null}>
            Back
          </Button>
          <Button variant="primary" busy={busy === 'import'} onClick={() => void bringIn()}>
            {busy === 'import' ? 'Importing…' : 'Import'}
          </Button>
        </PageHeader>
        {failed && (
          <p role="alert" className="bg-query-bg px-6 py-2 text-[13.5px] max-sm:px-4">
            {failed.message}
          </p>
        )}
      </div>
      <div className="mx-auto grid max-w-6xl items-start gap-6 p-6 max-sm:px-0 max-sm:py-4 lg:grid-cols-[minmax(0,760px)_minmax(280px,1fr)]">
        <section
          aria-label="What is known about it"
          className="min-w-0 max-sm:px-4 lg:sticky lg:top-20 lg:order-last lg:max-h-[calc(100dvh-96px)] lg:-mx-1 lg:overflow-y-auto lg:px-1 lg:pb-2"
        >
          <ImportFields
            preview={preview}
            fields={edits.fields}
            errors={failed?.fields ?? NO_ERRORS}
            onChange={(fields) => edit({ fields })}
          />
          <p className="mt-4 text-[12.5px] text-ink-2">Read as {preview.encoding}.</p>
        </section>
        <section aria-label="The text" className="flex min-w-0 flex-col gap-4">
          {preview.warnings.length > 0 && (
            <ul className="flex flex-col gap-1 rounded-2 bg-claim-bg px-4 py-2.5 text-[13.5px] text-ink max-sm:mx-4">
              {preview.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          )}
          <p className="text-[13px] text-ink-2 max-sm:px-4">
            Take the tick away from what does not belong to the article; hold Shift for several at once.
          </p>
          <ImportPaper
            preview={preview}
            title={edits.fields.title}
            language={edits.fields.language}
            dropped={dropped}
            onDroppedChange={(indexes) => edit({ dropped: indexes })}
          />
        </section>
      </div>
    </>
  );
}
