'use client';

import Link from 'next/link';
import { useCallback, useMemo, useState } from 'react';
import { CopyFacts } from '@/components/captures/copy-facts';
import { CopyFind } from '@/components/captures/copy-find';
import { CopyPaper } from '@/components/captures/copy-paper';
import { paperBlocksOf } from '@/components/captures/paper-blocks';
import { PageHeader } from '@/components/layout/page-header';
import { Button, buttonClass } from '@/components/ui/button';
import type { CaptureText } from '@/lib/captures/model';
import { projectText } from '@/lib/text/project-text';
import type { TextRange } from '@/lib/text/text-range';
import { inWorkspace } from '@/lib/workspace-address';

interface CopyScreenProps {
  copy: CaptureText;
  source: { id: string; title: string; language: string };
  workspaceId: string;
  /** A passage to be brought into sight. */
  passage: TextRange | null;
  /** The copy before this one, to be compared with. */
  beforeId: string | null;
}

/** A kept copy: its text as a paper to find in and cite from, and all that is known of it. */
export function CopyScreen({ copy, source, workspaceId, passage, beforeId }: CopyScreenProps) {
  const blocks = useMemo(() => paperBlocksOf(copy.doc, copy.places), [copy]);
  const text = useMemo(() => projectText(copy.doc).text, [copy]);
  const [{ found, shown }, setFinding] = useState<{ found: readonly TextRange[]; shown: TextRange | null }>({
    found: [],
    shown: passage,
  });
  const handleFound = useCallback((all: readonly TextRange[], one: TextRange | null) => {
    setFinding({ found: all, shown: one });
  }, []);
  const isPicture = copy.mediaType.startsWith('image/');
  const [isOriginal, setIsOriginal] = useState(isPicture);

  return (
    <>
      <PageHeader
        title={
          <>
            Copy {copy.number} of <bdi>{source.title}</bdi>
          </>
        }
      >
        {copy.mediaType === 'text/html' && copy.way !== 'paste' && (
          <Button onClick={() => setIsOriginal(!isOriginal)}>
            {isOriginal ? 'Show the text' : 'Show as it looked'}
          </Button>
        )}
        {beforeId !== null && (
          <Link
            className={buttonClass('plain')}
            href={`/sources/${source.id}/copies/compare?from=${beforeId}&to=${copy.id}`}
            prefetch={false}
          >
            Compare
          </Link>
        )}
        <Link className={buttonClass('plain')} href={`/sources/${source.id}`}>
          Source
        </Link>
      </PageHeader>
      <div className="copy-layout">
        <div className="min-w-0">
          {copy.warning !== '' && (
            <p role="note" className="mb-4 rounded-2 bg-query-bg px-4 py-2.5 text-[13.5px]" dir="auto">
              {copy.warning}
            </p>
          )}
          {isOriginal ? (
            <Original copy={copy} workspaceId={workspaceId} isPicture={isPicture} />
          ) : copy.hasText ? (
            <>
              <CopyFind text={text} onFound={handleFound} />
              <CopyPaper
                blocks={blocks}
                language={copy.language || source.language}
                found={found}
                shown={shown}
              />
            </>
          ) : (
            <p className="text-ink-2">There is no text to show; the file itself can be downloaded.</p>
          )}
        </div>
        <aside aria-label="About this copy" className="copy-aside">
          <CopyFacts copy={copy} workspaceId={workspaceId} />
        </aside>
      </div>
    </>
  );
}

interface OriginalProps {
  copy: CaptureText;
  workspaceId: string;
  isPicture: boolean;
}

function Original({ copy, workspaceId, isPicture }: OriginalProps) {
  const address = inWorkspace(`/api/captures/${copy.id}/shown`, workspaceId);
  const name = copy.title || copy.fileName || `Copy ${copy.number}`;
  if (isPicture) {
    return (
      // oxlint-disable-next-line next/no-img-element -- kept bytes are shown as they are, not made anew
      <img
        src={address}
        alt={`${name}, as it was kept`}
        className="max-w-full rounded-2 border border-line"
      />
    );
  }
  return (
    <iframe
      src={address}
      title={`${name}, as it looked`}
      sandbox=""
      referrerPolicy="no-referrer"
      className="h-[80dvh] w-full rounded-2 border border-line bg-white"
    />
  );
}
