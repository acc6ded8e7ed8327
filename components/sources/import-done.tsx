'use client';

import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { PageHeader } from '@/components/layout/page-header';
import type { LookedAt, SourceImport } from '@/components/sources/use-source-import';
import { Button, buttonClass } from '@/components/ui/button';
import { Textarea } from '@/components/ui/field';
import type { Imported } from '@/lib/sources/import-model';

/** What came of an import: how many sources there are now, what was left out, and the text of what was broken. */
export function ImportedSources({
  importing: { back },
  looked: { preview, chosen },
  imported,
}: {
  importing: SourceImport;
  looked: LookedAt;
  imported: Imported;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { entries } = preview;
  const made = imported.made.length;
  const broken = entries.filter(({ fields }) => fields === null);
  const skipped = entries.filter(({ fields }, index) => fields !== null && !chosen.has(index));
  const warned = entries.filter(({ fields, warnings }) => fields !== null && warnings.length > 0).length;
  return (
    <>
      <PageHeader
        title={
          <span ref={heading} tabIndex={-1} className="outline-none">
            {made.toLocaleString('en')} {made === 1 ? 'source' : 'sources'} added
          </span>
        }
      >
        <Button onClick={back}>Import more</Button>
        <Link href="/sources" className={buttonClass('primary')}>
          All sources
        </Link>
      </PageHeader>
      <div className="mx-auto flex max-w-3xl flex-col gap-3 p-6 text-[14px] max-sm:p-4">
        {warned > 0 && (
          <p>
            What {warned.toLocaleString('en')} {warned === 1 ? 'entry' : 'entries'} said that has no field
            here is kept among the further fields of each source.
          </p>
        )}
        {skipped.length > 0 && (
          <p>
            {skipped.length.toLocaleString('en')} {skipped.length === 1 ? 'entry was' : 'entries were'}{' '}
            skipped.
          </p>
        )}
        {broken.length > 0 && (
          <section className="flex flex-col gap-2">
            <h2 className="font-semibold">
              {broken.length === 1 ? 'One entry is' : `${broken.length.toLocaleString('en')} entries are`}{' '}
              broken. Copy the text, mend it and bring it in again.
            </h2>
            <Textarea
              aria-label="Broken entries"
              readOnly
              dir="auto"
              spellCheck={false}
              className="field-sizing-fixed! h-72! font-mono text-[12.5px]!"
              value={broken.map(({ text }) => text).join('\n\n')}
            />
          </section>
        )}
      </div>
    </>
  );
}
