'use client';

import { UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { DueTime } from '@/components/articles/due-time';
import { useDesk, useDeskUi, useNameOf } from '@/components/desk/desk-context';
import { PeopleForm } from '@/components/desk/people-form';
import { Dialog } from '@/components/ui/dialog';
import { IconButton } from '@/components/ui/icon-button';
import { isOpenState } from '@/lib/review/state-rules';

/** Opens who sees to the article, and by when. */
export function PeopleButton({ className }: { className?: string }) {
  const { desk } = useDesk();
  return (
    <IconButton
      label="People and due time"
      className={className}
      onClick={() => desk.ui.set({ peopleOpen: 'yes' })}
    >
      <UsersRound className="size-4" aria-hidden />
    </IconButton>
  );
}

/** Who leads, reviews and writes the article, and by when it is due: for everybody to see, and to change for those who may. */
export function PeopleDialog() {
  const { desk, may } = useDesk();
  const peopleOpen = useDeskUi((ui) => ui.peopleOpen);
  const mayChange = may.assignPeople || may.assignAuthor;
  // Whoever came from the review goes on there.
  const close = () => desk.ui.set({ peopleOpen: 'no', isReviewOpen: peopleOpen === 'for-review' });
  return (
    <Dialog open={peopleOpen !== 'no'} onOpenChange={(open) => !open && close()} title="People and due time">
      {mayChange ? <PeopleForm onDone={close} /> : <PeopleFacts />}
    </Dialog>
  );
}

function PeopleFacts() {
  const { article } = useDesk();
  const nameOf = useNameOf();
  const reviewers = article.reviewerIds.map(nameOf);
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
      <Fact term="Lead checker">{article.leadId === null ? 'Nobody' : nameOf(article.leadId)}</Fact>
      <Fact term="Reviewers">{reviewers.length === 0 ? 'Nobody' : reviewers.join(', ')}</Fact>
      <Fact term="Author">{article.authorId === null ? 'Nobody' : nameOf(article.authorId)}</Fact>
      <Fact term="Due">{article.dueAt === null ? 'No time is set' : <DueTime due={article.dueAt} />}</Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{term}</dt>
      <dd dir="auto" className="min-w-0 wrap-anywhere">
        {children}
      </dd>
    </>
  );
}

/** By when the article is due, in the bar of its desk; nothing where no time is set. */
export function DeskDue() {
  const { article } = useDesk();
  if (article.dueAt === null) return null;
  return (
    <span className="shrink-0 text-[12.5px] text-ink-2 max-xl:hidden">
      <DueTime due={article.dueAt} isOver={article.archivedAt !== null || !isOpenState(article.state)} />
    </span>
  );
}
