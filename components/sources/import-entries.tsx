'use client';

import { useEffect, useRef, useState } from 'react';
import { PageHeader } from '@/components/layout/page-header';
import { EntryRow } from '@/components/sources/import-entry-row';
import { isKnown, type LookedAt, type SourceImport } from '@/components/sources/use-source-import';
import { Button } from '@/components/ui/button';

// Thousands of rows at once would keep the browser busy for seconds.
const STEP = 200;

/** The entries before they are sources: what each becomes, what was not understood, what it seems to be already. */
export function ImportEntries({
  importing: { busy, problem, choose, bringIn, back },
  looked: { preview, chosen },
}: {
  importing: SourceImport;
  looked: LookedAt;
}) {
  const { entries, warnings } = preview;
  const [shown, setShown] = useState(STEP);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const known = entries.flatMap((entry, index) => (entry.fields && isKnown(entry) ? [index] : []));
  const areKnownChosen = known.length > 0 && known.every((index) => chosen.has(index));
  const failed = problem?.at === 'import' ? problem : null;

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
            {chosen.size.toLocaleString('en')} of {entries.length.toLocaleString('en')} come in
          </output>
          <Button onClick={back} disabled={busy !== null}>
            Back
          </Button>
          <Button
            variant="primary"
            busy={busy === 'import'}
            disabled={chosen.size === 0}
            onClick={() => void bringIn()}
          >
            {busy === 'import' ? 'Importing…' : 'Import'}
          </Button>
        </PageHeader>
        {failed && (
          <p role="alert" className="bg-query-bg px-6 py-2 text-[13.5px] max-sm:px-4">
            {failed.message}
          </p>
        )}
      </div>
      <div className="mx-auto flex max-w-5xl flex-col gap-4 p-6 max-sm:p-4">
        <p className="text-[13.5px] text-ink-2">
          {summary(preview)} Interviews and messages come in restricted to you.
        </p>
        {warnings.length > 0 && (
          <ul className="flex flex-col gap-1 rounded-2 bg-claim-bg px-4 py-2.5 text-[13.5px]">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        )}
        {known.length > 1 && (
          <div>
            <Button size="small" onClick={() => choose(known, !areKnownChosen)}>
              {areKnownChosen ? 'Skip all that seem to be there' : 'Bring in all that seem to be there'}
            </Button>
          </div>
        )}
        <ol aria-label="Entries" className="flex flex-col gap-2">
          {entries.slice(0, shown).map((entry, index) => (
            <EntryRow
              key={index}
              entry={entry}
              twin={entry.twin === null ? null : (entries[entry.twin] ?? null)}
              isChosen={chosen.has(index)}
              onChange={(isChosen) => choose([index], isChosen)}
            />
          ))}
        </ol>
        {shown < entries.length && (
          <div>
            <Button onClick={() => setShown(shown + STEP)}>
              Show {Math.min(STEP, entries.length - shown)} more of {entries.length.toLocaleString('en')}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}

const FORMATS = { bibtex: 'BibTeX', ris: 'RIS', 'csl-json': 'CSL-JSON' } as const;

function summary({ format, encoding, entries }: LookedAt['preview']): string {
  const broken = entries.filter(({ fields }) => fields === null).length;
  const known = entries.filter((entry) => entry.fields && isKnown(entry)).length;
  const parts = [
    `Read as ${FORMATS[format]} (${encoding}): ${count(entries.length, 'entry', 'entries')}.`,
    known > 0 ? `${count(known, 'seems', 'seem')} to be there already; skipped unless you tick it.` : '',
    broken > 0 ? `${count(broken, 'is', 'are')} broken and cannot come in.` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}
