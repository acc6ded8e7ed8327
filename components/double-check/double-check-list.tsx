'use client';

import { UsersRound } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { RelativeTime } from '@/components/articles/relative-time';
import { AskDialog } from '@/components/double-check/ask-dialog';
import { STATE_LABELS, STATE_TONES, standingOf } from '@/components/double-check/check-words';
import type { CheckPlace } from '@/components/double-check/double-check-requests';
import { useNames } from '@/components/double-check/use-names';
import { PageHeader } from '@/components/layout/page-header';
import { Button, buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pill } from '@/components/ui/pill';
import type { DoubleCheckView } from '@/lib/double-check/model';
import { finishedAt, sideOf } from '@/lib/double-check/rules';
import type { PersonView } from '@/lib/workspaces/model';

interface DoubleCheckListProps {
  place: CheckPlace;
  title: string;
  checks: readonly DoubleCheckView[];
  people: readonly PersonView[];
  /** The person may ask for one, and the article is worked on. */
  canAsk: boolean;
}

/** The double checks of an article, and the way to another. */
export function DoubleCheckList({ place, title, checks, people, canAsk }: DoubleCheckListProps) {
  const nameOf = useNames(people);
  const [isAsking, setIsAsking] = useState(false);
  const desk = `/articles/${place.articleId}`;
  const button = canAsk && (
    <Button variant="primary" onClick={() => setIsAsking(true)}>
      Ask for a double check
    </Button>
  );
  return (
    <>
      <PageHeader
        title={
          <>
            Double checks of <bdi>{title}</bdi>
          </>
        }
      >
        <Link href={desk} className={buttonClass('plain')}>
          Back to the article
        </Link>
        {checks.length > 0 && button}
      </PageHeader>
      {checks.length === 0 ? (
        <EmptyState action={button}>
          Nobody has checked this article independently yet. Two people mark the same text without seeing each
          other; then a third sees both side by side, with figures of how far they agree, and decides.
          {!canAsk && ' Reviewers and editors ask for one.'}
        </EmptyState>
      ) : (
        <ul className="mx-auto flex max-w-3xl flex-col gap-3 p-6 max-sm:px-4">
          {checks.map((check) => (
            <li
              key={check.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-2 border border-line bg-raised px-4 py-3"
            >
              <UsersRound className="size-4 shrink-0 text-ink-2" aria-hidden />
              <div className="min-w-0 flex-1 basis-60">
                <p className="font-medium wrap-anywhere">
                  <bdi>{nameOf(check.leftId)}</bdi> and <bdi>{nameOf(check.rightId)}</bdi>
                </p>
                <p className="text-[13.5px]">{standingOf(check, nameOf)}</p>
                <p className="text-[12.5px] text-ink-2">
                  Asked by <bdi>{nameOf(check.askedById)}</bdi> <RelativeTime at={check.createdAt} />, on
                  version {check.version}
                </p>
              </div>
              <Pill tone={STATE_TONES[check.state]}>{STATE_LABELS[check.state]}</Pill>
              <Link
                href={`${desk}/double-check/${check.id}`}
                className={buttonClass(isMine(check, place.userId) ? 'primary' : 'quiet')}
                aria-label={`${actOf(check, place.userId)}: ${nameOf(check.leftId)} and ${nameOf(check.rightId)}`}
              >
                {actOf(check, place.userId)}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <AskDialog place={place} people={people} open={isAsking} onOpenChange={setIsAsking} />
    </>
  );
}

function isMine(check: DoubleCheckView, userId: string): boolean {
  const side = sideOf(check, userId);
  return check.state === 'marking' && side !== null && finishedAt(check, side) === null;
}

function actOf(check: DoubleCheckView, userId: string): string {
  if (isMine(check, userId)) return 'Mark';
  return check.state === 'comparing' ? 'Compare' : 'Open';
}
