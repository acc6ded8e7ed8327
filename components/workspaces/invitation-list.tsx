'use client';

import { useState } from 'react';

import { withdraw } from '@/app/(workspace)/settings/actions';
import { RelativeTime } from '@/components/articles/relative-time';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/dialog';
import { Pill, type Tone } from '@/components/ui/pill';
import { useToast } from '@/components/ui/toast';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { ROLE_NAMES } from '@/components/workspaces/role-names';
import type { InvitationState, InvitationView } from '@/lib/workspaces/model';

const STATES: Record<InvitationState, { label: string; tone: Tone }> = {
  open: { label: 'Open', tone: 'ok' },
  used: { label: 'Used', tone: 'quiet' },
  expired: { label: 'Expired', tone: 'quiet' },
  withdrawn: { label: 'Withdrawn', tone: 'quiet' },
};

/** The links of the workspace with what became of each; open ones can be withdrawn. */
export function InvitationList({ invitations }: { invitations: InvitationView[] }) {
  const toast = useToast();
  const [asked, setAsked] = useState<InvitationView | null>(null);
  // The button that withdraws a link goes with it.
  const list = useKeptFocus<HTMLUListElement>(invitations.map(({ id, state }) => `${id} ${state}`).join());
  const confirm = async () => {
    const outcome = asked && (await withdraw({ invitationId: asked.id }));
    if (outcome && !outcome.ok) toast.add({ title: outcome.error.message, urgent: true });
  };
  if (invitations.length === 0) return <p className="text-ink-2">No link has been made yet.</p>;
  return (
    <>
      <ul
        ref={list}
        tabIndex={-1}
        data-takes-focus
        aria-label="Links that were made"
        className="divide-y divide-line rounded-1"
      >
        {invitations.map((invitation) => (
          <li key={invitation.id} className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <div className="min-w-0 flex-1 basis-48">
              <p className="font-medium [overflow-wrap:anywhere]">{nameOf(invitation)}</p>
              <p className="text-[12.5px] text-ink-2">
                {ROLE_NAMES[invitation.role].label} · made by {invitation.createdByName},{' '}
                <RelativeTime at={invitation.createdAt} />
              </p>
            </div>
            <p className="text-[12.5px] text-ink-2">{whatBecame(invitation)}</p>
            <Pill tone={STATES[invitation.state].tone}>{STATES[invitation.state].label}</Pill>
            <span className="flex w-24 justify-end">
              {invitation.state === 'open' && (
                <Button
                  size="small"
                  variant="plain"
                  aria-label={`Withdraw the link: ${nameOf(invitation)}`}
                  onClick={() => setAsked(invitation)}
                >
                  Withdraw
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => {
          if (!open) setAsked(null);
        }}
        title="Withdraw this link?"
        description={`Nobody can join by it any more: ${asked ? nameOf(asked) : ''}. A new one can be made at any time.`}
        action="Withdraw link"
        onConfirm={confirm}
        fallback={list}
      />
    </>
  );
}

function nameOf({ note, role }: InvitationView): string {
  return note || `For one ${ROLE_NAMES[role].label.toLowerCase()}`;
}

function whatBecame({ state, usedByName, expiresAt }: InvitationView) {
  if (state === 'used') return `by ${usedByName ?? 'somebody'}`;
  if (state !== 'open') return null;
  return (
    <>
      closes <RelativeTime at={expiresAt} />
    </>
  );
}
