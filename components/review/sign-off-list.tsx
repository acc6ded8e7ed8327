'use client';

import clsx from 'clsx';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { RelativeTime } from '@/components/articles/relative-time';
import { useDesk, useNameOf } from '@/components/desk/desk-context';
import { PUBLICATION_WORDS, VOID_WORDS } from '@/components/review/review-words';
import { Avatar } from '@/components/ui/avatar';
import type { PublicationView, ReviewView, SignOffView } from '@/lib/review/model';

/** Who approved which version, how many are needed, and why what was approved counts no longer. */
export function SignOffList({ view }: { view: ReviewView }) {
  const { signOffs, approvals, state } = view;
  const isAsked = state === 'in_review' || state === 'approved';
  if (signOffs.length === 0 && !isAsked) return null;
  return (
    <Part title="Sign-off">
      {isAsked && (
        <p className="text-ink-2">
          {approvals.byIds.length} of {approvals.needed}{' '}
          {approvals.needed === 1 ? 'approval that it needs' : 'approvals that it needs'}
        </p>
      )}
      <ul className="flex flex-col gap-3">
        {signOffs.map((signOff) => (
          <SignOff key={signOff.id} signOff={signOff} current={view.version} />
        ))}
      </ul>
    </Part>
  );
}

function SignOff({ signOff, current }: { signOff: SignOffView; current: number }) {
  const { byId, at, version, decision, comment, voidReason, voidedAt } = signOff;
  const isApproval = decision === 'approved';
  return (
    <Entry byId={byId}>
      {(name) => (
        <>
          <p className={clsx(voidedAt !== null && 'text-ink-2')}>
            <span dir="auto" className="font-medium">
              {name}
            </span>{' '}
            {isApproval ? `approved version ${version}` : `requested changes of version ${version}`},{' '}
            <RelativeTime at={at} />
          </p>
          {comment !== '' && <Said>{comment}</Said>}
          {voidedAt !== null && (
            <p className="text-[13px] text-warn">
              It counts no longer{voidReason !== null && `: ${VOID_WORDS[voidReason]}`} (
              <RelativeTime at={voidedAt} />
              ).
            </p>
          )}
          <p className="flex flex-wrap gap-x-4">
            <Read version={version} />
            {version < current && (
              <Compare from={version} to={current}>
                {isApproval ? 'See what changed since' : 'See what changed since then'}
              </Compare>
            )}
          </p>
        </>
      )}
    </Entry>
  );
}

/** What readers were given, the newest first; every version stays readable. */
export function PublicationList({ view }: { view: ReviewView }) {
  const { publications, version: current } = view;
  if (publications.length === 0) return null;
  return (
    <Part title="Given to readers">
      <ul className="flex flex-col gap-3">
        {publications.map((publication, index) => (
          <Publication
            key={publication.id}
            publication={publication}
            before={publications[index + 1] ?? null}
            current={current}
          />
        ))}
      </ul>
    </Part>
  );
}

interface PublicationProps {
  publication: PublicationView;
  /** What readers were given before it. */
  before: PublicationView | null;
  current: number;
}

function Publication({ publication, before, current }: PublicationProps) {
  const { byId, at, kind, version, note } = publication;
  return (
    <Entry byId={byId}>
      {(name) => (
        <>
          <p>
            <span dir="auto" className="font-medium">
              {name}
            </span>{' '}
            {PUBLICATION_WORDS[kind]} version {version}, <RelativeTime at={at} />
          </p>
          {note !== '' && <Said>{note}</Said>}
          <p className="flex flex-wrap gap-x-4">
            <Read version={version} />
            {kind === 'corrected' && before && (
              <Compare from={before.version} to={version}>
                Both versions side by side
              </Compare>
            )}
            {kind !== 'corrected' && version !== current && (
              <Compare from={version} to={current}>
                See what changed since
              </Compare>
            )}
          </p>
        </>
      )}
    </Entry>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2.5 border-t border-line pt-4">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Entry({ byId, children }: { byId: string; children: (name: string) => ReactNode }) {
  const nameOf = useNameOf();
  const name = nameOf(byId);
  return (
    <li className="flex items-start gap-2.5">
      <Avatar id={byId} name={name} size="small" />
      <div className="flex min-w-0 flex-1 flex-col gap-1 wrap-anywhere">{children(name)}</div>
    </li>
  );
}

/** What a person wrote, in their own lines. */
export function Said({ children }: { children: string }) {
  return (
    <blockquote dir="auto" className="border-s-2 border-line-2 ps-3 whitespace-pre-wrap">
      {children}
    </blockquote>
  );
}

function Read({ version }: { version: number }) {
  return <Way to={`versions/${version}`}>Read version {version}</Way>;
}

function Compare({ from, to, children }: { from: number; to: number; children: ReactNode }) {
  return <Way to={`history/compare?from=${from}&to=${to}`}>{children}</Way>;
}

function Way({ to, children }: { to: string; children: ReactNode }) {
  const { desk } = useDesk();
  return (
    <Link
      href={`/articles/${desk.data.article.id}/${to}`}
      prefetch={false}
      className="self-start text-[13px] text-ink-2 underline decoration-line-2 underline-offset-2 hover:text-ink hover:decoration-current pointer-coarse:py-2"
    >
      {children}
    </Link>
  );
}
