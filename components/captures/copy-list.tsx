'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { RelativeTime } from '@/components/articles/relative-time';
import { askCopies } from '@/components/captures/capture-requests';
import { sizeName, typeName, WAY_NAMES } from '@/components/captures/copy-names';
import { KeepDialog } from '@/components/captures/keep-dialog';
import { useCheckedCopies } from '@/components/captures/use-checked-copies';
import { Button } from '@/components/ui/button';
import { Pill } from '@/components/ui/pill';
import type { CapturePage, CaptureView, Integrity } from '@/lib/captures/model';

interface CopiesProps {
  sourceId: string;
  workspaceId: string;
  /** The source's own address, offered for fetching; '' without one. */
  address: string;
  /** The first page of them. */
  page: CapturePage;
  canKeep: boolean;
}

/** The kept copies of a source: each dated, with its fingerprint checked on demand, and compared with the one before. */
export function Copies({ sourceId, workspaceId, address, page, canKeep }: CopiesProps) {
  const router = useRouter();
  const place = { sourceId, workspaceId };
  const [isKeeping, setIsKeeping] = useState(false);
  const keepButton = useRef<HTMLButtonElement>(null);
  const [kept, setKept] = useState<CaptureView[]>([]);
  // What was on the first page stays, however many have been kept since.
  const [older, setOlder] = useState<CapturePage>(page);
  const [failure, setFailure] = useState<string | null>(null);
  const [isReading, setIsReading] = useState(false);
  const { checks, summary, isChecking, checkAll } = useCheckedCopies(place);
  const items = uniqueNewestFirst([...kept, ...page.items, ...older.items]);

  const readMore = async (cursor: number) => {
    setIsReading(true);
    const answer = await askCopies(place, cursor);
    setIsReading(false);
    setFailure(answer.ok ? null : answer.message);
    if (answer.ok) setOlder({ ...answer.value, items: [...older.items, ...answer.value.items] });
  };
  const keep = canKeep && (
    <Button
      ref={keepButton}
      variant={items.length === 0 ? 'primary' : 'quiet'}
      onClick={() => setIsKeeping(true)}
    >
      Keep a copy
    </Button>
  );

  return (
    <section aria-labelledby="copies" className="flex max-w-3xl flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="copies" className="mr-auto font-semibold">
          Copies
        </h2>
        {items.length > 0 && (
          <>
            <output className="text-[12.5px] text-ink-2">{summary}</output>
            <Button variant="plain" busy={isChecking} onClick={() => void checkAll()}>
              Check all
            </Button>
            {keep}
          </>
        )}
      </div>
      {items.length === 0 ? (
        <div className="flex flex-col items-start gap-3">
          <p className="max-w-xl text-ink-2">
            No copy of this source is kept yet. A copy lets you cite an exact passage, and see later whether
            the source changed.
          </p>
          {keep}
        </div>
      ) : (
        <ul className="flex flex-col">
          {items.map((item, index) => (
            <Row
              key={item.id}
              copy={item}
              before={items[index + 1] ?? null}
              check={checks.get(item.id) ?? null}
            />
          ))}
        </ul>
      )}
      {failure !== null && (
        <p role="alert" className="text-bad">
          {failure}
        </p>
      )}
      {older.nextCursor !== null && (
        <Button
          className="self-start"
          busy={isReading}
          onClick={() => older.nextCursor !== null && void readMore(older.nextCursor)}
        >
          Show older copies
        </Button>
      )}
      <KeepDialog
        place={place}
        address={address}
        open={isKeeping}
        onOpenChange={setIsKeeping}
        returnTo={keepButton}
        onKept={(copy) => {
          setKept([copy, ...kept]);
          // What else the page tells of the source may be new too.
          router.refresh();
        }}
      />
    </section>
  );
}

interface RowProps {
  copy: CaptureView;
  before: CaptureView | null;
  check: Integrity | null;
}

function Row({ copy, before, check }: RowProps) {
  const href = `/sources/${copy.sourceId}/copies`;
  return (
    <li className="flex flex-col gap-1 border-b border-line py-3 first:border-t">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Link
          href={`${href}/${copy.id}`}
          prefetch={false}
          className="min-w-0 rounded-1 font-medium wrap-anywhere underline-offset-2 hover:underline"
        >
          Copy {copy.number}
          {(copy.title || copy.fileName) !== '' && (
            <>
              {': '}
              <bdi>{copy.title || copy.fileName}</bdi>
            </>
          )}
        </Link>
        {before && (
          <Link
            href={`${href}/compare?from=${before.id}&to=${copy.id}`}
            prefetch={false}
            className="rounded-1 text-[13px] text-accent underline-offset-2 hover:underline pointer-coarse:py-3"
          >
            Compare with copy {before.number}
          </Link>
        )}
      </div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[12.5px] text-ink-2">
        <span>
          {WAY_NAMES[copy.way]} by <bdi>{copy.createdBy}</bdi>, <RelativeTime at={copy.createdAt} />
        </span>
        <span>
          {typeName(copy.mediaType)}, {sizeName(copy.size)}
        </span>
        {!copy.hasText && <Pill tone="warn">No text</Pill>}
        {check && <Pill tone={check.isWhole ? 'ok' : 'bad'}>{check.isWhole ? 'Unchanged' : 'Damaged'}</Pill>}
      </p>
    </li>
  );
}

function uniqueNewestFirst(copies: readonly CaptureView[]): CaptureView[] {
  return [...new Map(copies.map((copy) => [copy.id, copy])).values()].toSorted(
    (one, other) => other.number - one.number,
  );
}
