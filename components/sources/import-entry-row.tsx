'use client';

import Link from 'next/link';
import { memo, useId } from 'react';
import { SOURCE_KIND_LABELS } from '@/components/annotations/labels';
import { DUPLICATE_NAMES } from '@/components/sources/source-names';
import type { ImportedEntry } from '@/lib/sources/import-model';
import type { SourceFields } from '@/lib/sources/model';
import { displayName } from '@/lib/sources/name-rules';

interface EntryRowProps {
  entry: ImportedEntry;
  /** An earlier entry of the file that seems to be the same. */
  twin: ImportedEntry | null;
  isChosen: boolean;
  onChange: (isChosen: boolean) => void;
}

/** One entry of a bibliography with what it becomes, and whether it comes in. */
export const EntryRow = memo(function EntryRow({ entry, twin, isChosen, onChange }: EntryRowProps) {
  const { fields, key, line, warnings, duplicates, text } = entry;
  const id = useId();
  const isAnyway = duplicates.length > 0 || twin !== null;
  return (
    <li className="flex gap-3 rounded-2 border border-line bg-raised px-3 py-2.5">
      <input
        type="checkbox"
        id={id}
        className="mt-1 size-4 shrink-0 accent-accent pointer-coarse:size-6"
        aria-describedby={`${id}-about`}
        disabled={fields === null}
        checked={isChosen}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div className="min-w-0 flex-1">
        <label htmlFor={id} dir="auto" className="block font-semibold wrap-anywhere">
          {fields?.title ?? (key === '' ? 'An entry that is broken' : key)}
        </label>
        <div id={`${id}-about`} className="flex flex-col gap-1 text-[13px]">
          {fields && (
            <p className="text-ink-2 wrap-anywhere">
              {factsOf(fields).map((fact, index) => (
                // Each for itself, or a date between Arabic words would be turned round.
                <span key={fact}>
                  {index > 0 && ' · '}
                  <bdi>{fact}</bdi>
                </span>
              ))}
            </p>
          )}
          {duplicates.map((source) => (
            <p key={source.id} className="text-warn wrap-anywhere">
              Seems to be{' '}
              <Link
                href={`/sources/${source.id}`}
                target="_blank"
                prefetch={false}
                className="underline underline-offset-2"
              >
                {source.title}
              </Link>{' '}
              ({source.reasons.map((reason) => DUPLICATE_NAMES[reason]).join(', ')}).
            </p>
          ))}
          {twin && (
            <p className="text-warn wrap-anywhere">
              Seems to be the entry on line {twin.line} of this file{twin.key !== '' && ` (${twin.key})`}.
            </p>
          )}
          {fields && isAnyway && (
            <p className="text-ink-2">
              {isChosen ? 'Comes in anyway.' : 'Skipped. Tick it to bring it in anyway.'}
            </p>
          )}
          {warnings.map((warning) => (
            <p key={warning} className="text-ink-2 wrap-anywhere">
              {warning}
            </p>
          ))}
        </div>
        <details className="mt-1 text-[12.5px] text-ink-2">
          <summary className="cursor-pointer rounded-1 py-0.5">
            As it stands in the file, from line {line.toLocaleString('en')}
          </summary>
          <pre
            dir="auto"
            className="mt-1 max-h-64 overflow-auto rounded-1 bg-desk p-2 whitespace-pre-wrap wrap-anywhere"
          >
            {text}
          </pre>
        </details>
      </div>
    </li>
  );
});

function factsOf(fields: SourceFields): string[] {
  const { kind, authors, containerTitle, publisher, agency, issued, extra } = fields;
  const [first, second] = authors.map(displayName);
  const by =
    authors.length > 2
      ? `${first} and ${authors.length - 1} others`
      : [first, second].filter(Boolean).join(' and ');
  const more = Object.keys(extra).length;
  const facts = [
    SOURCE_KIND_LABELS[kind],
    by,
    containerTitle || publisher,
    agency,
    issued,
    more === 0 ? '' : `${more} further ${more === 1 ? 'field' : 'fields'}`,
  ];
  return [...new Set(facts)].filter((fact) => fact !== '');
}
