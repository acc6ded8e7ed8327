'use client';

import { useId, useRef, useState } from 'react';

import { endOneSession, endOthers } from '@/app/(workspace)/account/actions';
import { RelativeTime } from '@/components/articles/relative-time';
import { SignOutEverywhere } from '@/components/auth/sign-out-everywhere';
import { Button } from '@/components/ui/button';
import type { FormResult } from '@/components/ui/form';
import { Pill } from '@/components/ui/pill';
import { useToast } from '@/components/ui/toast';
import type { OpenSession } from '@/lib/auth/model';

/** The browsers in which the person is signed in, each of which can be signed out from here. */
export function SessionList({ sessions }: { sessions: OpenSession[] }) {
  const toast = useToast();
  const list = useRef<HTMLUListElement>(null);
  const [ending, setEnding] = useState<string | null>(null);
  const part = useId();
  const act = async (id: string, sent: Promise<FormResult<void>>, done: string) => {
    setEnding(id);
    const outcome = await sent;
    setEnding(null);
    // The button that was pressed goes with its row.
    if (outcome.ok) list.current?.focus();
    toast.add(outcome.ok ? { title: done } : { title: outcome.error.message, urgent: true });
  };
  const others = sessions.filter(({ isThis }) => !isThis);
  return (
    <>
      <ul
        ref={list}
        tabIndex={-1}
        aria-label="Where you are signed in"
        className="mb-4 divide-y divide-line rounded-1"
      >
        {sessions.map(({ id, device, isThis, createdAt, seenAt }) => (
          <li key={id} className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <div className="min-w-0 flex-1 basis-48">
              <p className="font-medium wrap-anywhere">{device}</p>
              <p id={`${part}-${id}`} className="text-[12.5px] text-ink-2">
                signed in <RelativeTime at={createdAt} />
                {!isThis && (
                  <>
                    , last seen <RelativeTime at={seenAt} />
                  </>
                )}
              </p>
            </div>
            {isThis ? (
              <Pill tone="ok">This browser</Pill>
            ) : (
              <Button
                size="small"
                variant="plain"
                busy={ending === id}
                aria-label={`Sign out ${device}`}
                aria-describedby={`${part}-${id}`}
                onClick={() => void act(id, endOneSession({ sessionId: id }), `${device} is signed out`)}
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {others.length > 0 && (
          <Button
            busy={ending === 'others'}
            onClick={() => void act('others', endOthers({}), 'All other browsers are signed out')}
          >
            Sign out all others
          </Button>
        )}
        <SignOutEverywhere />
      </div>
    </>
  );
}
