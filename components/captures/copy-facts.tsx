'use client';

import { useState } from 'react';
import { RelativeTime } from '@/components/articles/relative-time';
import { askIntegrity } from '@/components/captures/capture-requests';
import { sizeName, typeName, WAY_NAMES } from '@/components/captures/copy-names';
import type { Answer } from '@/components/ui/ask';
import { Button, buttonClass } from '@/components/ui/button';
import { Pill } from '@/components/ui/pill';
import type { CaptureView, Integrity } from '@/lib/captures/model';
import { inWorkspace } from '@/lib/workspace-address';

/** What is known of a copy: when, by whom and how it was kept, its fingerprint, and whether that still fits. */
export function CopyFacts({ copy, workspaceId }: { copy: CaptureView; workspaceId: string }) {
  const [answer, setAnswer] = useState<Answer<Integrity> | null>(null);
  const [isChecking, setIsChecking] = useState(false);
  const check = async () => {
    setIsChecking(true);
    setAnswer(await askIntegrity(workspaceId, copy.id));
    setIsChecking(false);
  };
  const facts: [name: string, value: React.ReactNode][] = [
    [
      WAY_NAMES[copy.way],
      <>
        <RelativeTime at={copy.createdAt} /> by <bdi>{copy.createdBy}</bdi>
      </>,
    ],
    ['Kind', `${typeName(copy.mediaType)}, ${sizeName(copy.size)}`],
    ...(copy.fileName !== ''
      ? [['File', <bdi key="file">{copy.fileName}</bdi>] as [string, React.ReactNode]]
      : []),
    ...(copy.address !== '' ? [['Address', copy.address] as [string, React.ReactNode]] : []),
    ...copy.redirects.slice(1).map((address): [string, React.ReactNode] => ['Led on by', address]),
    ...(copy.finalAddress !== '' && copy.finalAddress !== copy.address
      ? [['Answered by', copy.finalAddress] as [string, React.ReactNode]]
      : []),
    ['SHA-256', <code key="hash">{copy.sha256}</code>],
  ];
  const headers = Object.entries(copy.headers);
  return (
    <div className="flex flex-col gap-4">
      <dl className="copy-facts">
        {facts.map(([name, value], index) => (
          <div key={index}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {headers.length > 0 && (
        <details>
          <summary className="rounded-1 text-[13px] text-ink-2">
            What the server said ({headers.length})
          </summary>
          <dl className="copy-facts mt-2">
            {headers.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button busy={isChecking} onClick={() => void check()}>
          Check integrity
        </Button>
        <a
          className={buttonClass('plain')}
          href={inWorkspace(`/api/captures/${copy.id}/file`, workspaceId)}
          download
        >
          Download
        </a>
      </div>
      <output className="empty:hidden">
        {answer?.ok && (
          <span className="flex flex-col items-start gap-1 text-[12.5px] text-ink-2">
            <Pill tone={answer.value.isWhole ? 'ok' : 'bad'}>
              {answer.value.isWhole ? 'Unchanged' : 'Damaged'}
            </Pill>
            <span>
              {answer.value.isWhole
                ? 'The bytes are exactly those that were kept.'
                : `The bytes are not those that were kept: their fingerprint is ${answer.value.found}. Restore this copy from a backup.`}{' '}
              Checked at {answer.value.checkedAt.slice(11, 16)} UTC.
            </span>
          </span>
        )}
        {answer && !answer.ok && <span className="text-bad">{answer.message}</span>}
      </output>
    </div>
  );
}
