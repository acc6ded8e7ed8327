'use client';

import { UserPen } from 'lucide-react';
import { useId, useState } from 'react';
import { assignAuthor } from '@/components/articles/article-requests';
import { useDesk } from '@/components/desk/desk-context';
import { takeArticle } from '@/components/desk/hear-article';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { IconButton } from '@/components/ui/icon-button';

/** Says who the article's author is: they may write in the text whatever their role. */
export function AuthorButton() {
  const { desk, people, article, may } = useDesk();
  const [isOpen, setIsOpen] = useState(false);
  const { authorId } = article;
  const [chosen, setChosen] = useState(authorId);
  const [problem, setProblem] = useState('');
  const [isSaving, setIsSaving] = useState(false);
  const id = useId();
  if (!may.assignAuthor) return null;

  const open = (isWanted: boolean) => {
    setIsOpen(isWanted);
    setChosen(authorId);
    setProblem('');
  };
  const save = async () => {
    setIsSaving(true);
    const outcome = await assignAuthor(desk.data.article.id, desk.data.me.workspaceId, chosen);
    setIsSaving(false);
    if (!outcome.ok) return setProblem(outcome.message);
    takeArticle(desk, { ...desk.standing.state.article, authorId: chosen });
    setIsOpen(false);
    const name = chosen === null ? null : people.get(chosen)?.name;
    desk.store.notify({
      message: name ? `${name} may write in the text now.` : 'No author is assigned.',
      shown: true,
    });
  };
  const name = authorId === null ? 'none' : (people.get(authorId)?.name ?? 'somebody');
  return (
    <>
      <IconButton label={`Author: ${name}`} className="max-sm:hidden" onClick={() => open(true)}>
        <UserPen className="size-4" aria-hidden />
      </IconButton>
      <Dialog
        open={isOpen}
        onOpenChange={open}
        title="The article’s author"
        description="Whoever is assigned may write in the text, whatever their role."
      >
        <label htmlFor={id} className="mb-1 block text-[13px] text-ink-2">
          Author
        </label>
        <select
          id={id}
          className="control w-full"
          value={chosen ?? ''}
          onChange={(event) => setChosen(event.target.value || null)}
        >
          <option value="">Nobody</option>
          {[...people.values()].map((person) => (
            <option key={person.userId} value={person.userId}>
              {person.name}
            </option>
          ))}
        </select>
        <p role="alert" className="mt-2 text-[13px] text-bad empty:hidden">
          {problem}
        </p>
        <div className="mt-4 flex justify-end gap-2">
          <Button onClick={() => open(false)}>Cancel</Button>
          <Button variant="primary" disabled={isSaving || chosen === authorId} onClick={() => void save()}>
            Assign
          </Button>
        </div>
      </Dialog>
    </>
  );
}
