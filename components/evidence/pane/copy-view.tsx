'use client';

import { ExternalLink } from 'lucide-react';
import Link from 'next/link';
import { type RefObject, useEffect, useState } from 'react';
import { dayOf } from '@/components/captures/copy-names';
import { KeepDialog } from '@/components/captures/keep-dialog';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import { atCopy, type PaneState } from '@/components/evidence/pane/pane-state';
import { ReadCopy } from '@/components/evidence/pane/read-copy';
import { useCopies } from '@/components/evidence/pane/use-copies';
import { useCopyText } from '@/components/evidence/pane/use-copy-text';
import { sourceLine } from '@/components/evidence/source-line';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Failure } from '@/components/ui/failure';
import { Select } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import type { AnnotationView } from '@/lib/annotations/model';
import { canKeepCopies } from '@/lib/captures/policy';
import type { SourceView } from '@/lib/sources/model';

interface CopyViewProps {
  sourceId: string;
  pane: PaneState;
  /** The pane, in which keys of the copy are listened to. */
  root: RefObject<HTMLElement | null>;
  active: AnnotationView | null;
}

/** A copy of a source: the one that was asked for, or the newest that has text. */
export function CopyView(props: CopyViewProps) {
  const { desk } = useDesk();
  const { sourceId } = props;
  const source = useDeskState((state) => state.sources.get(sourceId) ?? null);
  useEffect(() => void desk.store.fetchSource(sourceId), [desk, sourceId]);
  if (source?.isWithheld) {
    return (
      <p className="pane-scroller text-ink-2">
        This source is restricted: its copies are for people named with it.
      </p>
    );
  }
  return <CopiesOfSource {...props} source={source} />;
}

function CopiesOfSource({
  sourceId,
  pane,
  source,
  root,
  active,
}: CopyViewProps & { source: SourceView | null }) {
  const { desk } = useDesk();
  const { workspaceId } = desk.data.me;
  const copies = useCopies(workspaceId, sourceId);
  const [isKeeping, setIsKeeping] = useState(false);
  const items = copies.status === 'ready' ? copies.items : [];
  const captureId = pane.captureId ?? (items.find(({ hasText }) => hasText) ?? items[0])?.id ?? null;
  const open = (id: string) => desk.ui.set({ pane: atCopy(pane, { sourceId, captureId: id }) });

  const options = items.map((copy, index) => ({
    value: copy.id,
    label: `Copy ${copy.number}, ${dayOf(copy)}${index === 0 && items.length > 1 ? ', newest' : ''}${copy.hasText ? '' : ', no text'}`,
  }));
  if (captureId !== null && !options.some(({ value }) => value === captureId)) {
    options.push({ value: captureId, label: 'This copy' });
  }
  return (
    <>
      <div className="pane-bar">
        <p className="pane-source" dir="auto">
          {source ? sourceLine(source) : ' '}
        </p>
        {captureId !== null && (
          <>
            <Select
              label="Which copy"
              className="w-auto max-w-60 min-w-0"
              value={captureId}
              options={options}
              onChange={(id) => id !== '' && open(id)}
            />
            <Link
              href={`/sources/${sourceId}/copies/${captureId}`}
              prefetch={false}
              target="_blank"
              title="Open on its own page"
              aria-label="Open on its own page"
              className="grid size-8 shrink-0 place-items-center rounded-2 text-ink-2 hover:bg-line"
            >
              <ExternalLink className="size-4" aria-hidden />
            </Link>
          </>
        )}
        {copies.status === 'ready' && copies.readOn && (
          <Button size="small" variant="plain" onClick={copies.readOn}>
            Older
          </Button>
        )}
      </div>
      {captureId !== null ? (
        <OneCopy
          key={captureId}
          captureId={captureId}
          pane={pane}
          source={source}
          root={root}
          active={active}
        />
      ) : (
        <div className="pane-scroller">
          {copies.status === 'reading' && <Reading />}
          {copies.status === 'failed' && <Failure onRetry={copies.retry}>{copies.message}</Failure>}
          {copies.status === 'ready' && (
            <>
              <EmptyState
                action={
                  canKeepCopies(desk.data.me) && (
                    <Button variant="primary" onClick={() => setIsKeeping(true)}>
                      Keep a copy
                    </Button>
                  )
                }
              >
                No copy of this source is kept yet. With one, a claim rests on the very words.
              </EmptyState>
              <KeepDialog
                place={{ sourceId, workspaceId }}
                address={source?.url ?? ''}
                open={isKeeping}
                onOpenChange={setIsKeeping}
                onKept={(copy) => {
                  copies.add(copy);
                  open(copy.id);
                }}
              />
            </>
          )}
        </div>
      )}
    </>
  );
}

interface OneCopyProps extends Omit<CopyViewProps, 'sourceId'> {
  captureId: string;
  source: SourceView | null;
}

function OneCopy({ captureId, source, ...rest }: OneCopyProps) {
  const { desk } = useDesk();
  const reading = useCopyText(desk.data.me.workspaceId, captureId);
  if (reading.status === 'ready' && reading.copy.hasText) {
    const language = reading.copy.language || source?.language || '';
    return <ReadCopy readable={reading} language={language} {...rest} />;
  }
  return (
    <div className="pane-scroller">
      {reading.status === 'reading' && <Reading />}
      {reading.status === 'failed' && <Failure onRetry={reading.retry}>{reading.message}</Failure>}
      {reading.status === 'ready' && (
        <p className="text-ink-2">
          There is no text in this copy to find or select.{' '}
          <Link
            href={`/sources/${reading.copy.sourceId}/copies/${captureId}`}
            prefetch={false}
            target="_blank"
            className="rounded-1 text-accent underline underline-offset-2"
          >
            Look at it on its own page
          </Link>
        </p>
      )}
    </div>
  );
}

function Reading() {
  return (
    <output className="flex items-center gap-2 py-3 text-[13.5px] text-ink-2">
      <Spinner /> Opening the copy…
    </output>
  );
}
