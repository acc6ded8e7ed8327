'use client';

import Link from 'next/link';
import { useRef, useState, type FormEvent } from 'react';
import { useDesk, useNameOf } from '@/components/desk/desk-context';
import { takeArticle } from '@/components/desk/hear-article';
import { fromLocalField, toLocalField } from '@/components/articles/local-time';
import { sendPeople } from '@/components/desk/people-request';
import { ReviewerChoice } from '@/components/desk/reviewer-choice';
import { Button } from '@/components/ui/button';
import { Field, Input } from '@/components/ui/field';
import { FormMessage } from '@/components/ui/form';
import { Select } from '@/components/ui/select';
import { useTimeZone } from '@/components/versions/use-time-zone';
import { PEOPLE_FIELDS, type ArticlePeople, type PeopleField } from '@/lib/review/people-model';
import { changesBetween, isSame } from '@/lib/review/people-rules';
import { assignPath } from '@/lib/work/list-rules';

const CALLED: Record<PeopleField, string> = {
  leadId: 'the lead checker',
  reviewerIds: 'the reviewers',
  dueAt: 'the due time',
  authorId: 'the author',
};

/** Changes who sees to the article, who writes it and by when it is due; what others changed meanwhile is told, and not written over unseen. */
export function PeopleForm({ onDone }: { onDone: () => void }) {
  const { desk, people, article, may } = useDesk();
  const timeZone = useTimeZone();
  const nameOf = useNameOf();
  const due = useRef<HTMLInputElement>(null);
  const [base, setBase] = useState<ArticlePeople>(() => peopleIn(article));
  const [chosen, setChosen] = useState(base);
  const [dueField, setDueField] = useState(() => toLocalField(base.dueAt, timeZone));
  const [problem, setProblem] = useState<string | null>(null);
  const [dueProblem, setDueProblem] = useState<string>();
  const [isSaving, setIsSaving] = useState(false);

  const choicesWith = (chosenId: string | null) =>
    [...people.values()]
      .filter(({ userId, role }) => role !== null || userId === chosenId)
      .map(({ userId, name, role }) => ({
        value: userId,
        label: role === 'viewer' ? `${name} (viewer)` : name,
      }));
  const takeTold = (told: ArticlePeople) => {
    const theirs = PEOPLE_FIELDS.filter((field) => !isSame(told[field], base[field]));
    const mine = PEOPLE_FIELDS.filter((field) => !isSame(chosen[field], base[field]));
    const kept = Object.fromEntries(mine.map((field) => [field, chosen[field]]));
    setBase(told);
    setChosen({ ...told, ...kept });
    if (!mine.includes('dueAt')) setDueField(toLocalField(told.dueAt, timeZone));
    const list = new Intl.ListFormat('en').format(theirs.map((field) => CALLED[field]));
    const called = (userId: string | null) => (userId === null ? 'nobody' : nameOf(userId));
    const lead = theirs.includes('leadId') ? ` The lead checker is ${called(told.leadId)} now.` : '';
    const author = theirs.includes('authorId') ? ` The author is ${called(told.authorId)} now.` : '';
    setProblem(
      `Somebody else changed ${list} meanwhile.${lead}${author} Save again to put yours in its place.`,
    );
  };
  const save = async (): Promise<boolean> => {
    const changes = changesBetween(base, chosen);
    if (!changes) return true;
    const { article: opened, me } = desk.data;
    const outcome = await sendPeople({ articleId: opened.id, workspaceId: me.workspaceId }, changes);
    if (outcome.ok) takeArticle(desk, { ...desk.standing.state.article, ...outcome.people });
    else if (outcome.people) takeTold(outcome.people);
    else setProblem(outcome.message);
    return outcome.ok;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    if (due.current?.validity.badInput) {
      setDueProblem('Give both the day and the time, or clear the field.');
      due.current.focus();
      return;
    }
    setIsSaving(true);
    const isSaved = await save();
    setIsSaving(false);
    if (!isSaved) return;
    onDone();
    desk.store.notify({ message: 'People and due time are saved.', shown: true });
  };

  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <FormMessage>{problem}</FormMessage>
      {may.assignPeople && (
        <>
          <Field label="Lead checker" hint="Sees to the checking and hands the article in for review.">
            <Select
              value={chosen.leadId ?? ''}
              empty="Nobody"
              options={choicesWith(base.leadId)}
              onChange={(leadId) => setChosen({ ...chosen, leadId: leadId || null })}
            />
          </Field>
          <ReviewerChoice
            chosen={chosen.reviewerIds}
            onChange={(reviewerIds) => setChosen({ ...chosen, reviewerIds })}
          />
          <Field
            label="Due"
            hint={`By when it is to be signed off, on your clock (${timeZone.replaceAll('_', ' ')}).`}
            error={dueProblem}
          >
            <Input
              ref={due}
              type="datetime-local"
              max="2999-12-31T23:59"
              value={dueField}
              onChange={({ target: { value } }) => {
                setDueField(value);
                setDueProblem(undefined);
                // What the field does not show, such as seconds, stays while the field does.
                const isAsBefore = value === toLocalField(base.dueAt, timeZone);
                setChosen({ ...chosen, dueAt: isAsBefore ? base.dueAt : fromLocalField(value, timeZone) });
              }}
            />
          </Field>
        </>
      )}
      {may.assignAuthor && (
        <Field label="Author" hint="May write in the text, whatever their role.">
          <Select
            value={chosen.authorId ?? ''}
            empty="Nobody"
            options={choicesWith(base.authorId)}
            onChange={(authorId) => setChosen({ ...chosen, authorId: authorId || null })}
          />
        </Field>
      )}
      <div className="flex items-center justify-end gap-2">
        <Link
          className="mr-auto text-[13px] underline underline-offset-2"
          prefetch={false}
          href={assignPath({ article: desk.data.article.id })}
        >
          Assign its items
        </Link>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" busy={isSaving}>
          Save
        </Button>
      </div>
    </form>
  );
}

function peopleIn({ leadId, reviewerIds, dueAt, authorId }: ArticlePeople): ArticlePeople {
  return { leadId, reviewerIds, dueAt, authorId };
}
