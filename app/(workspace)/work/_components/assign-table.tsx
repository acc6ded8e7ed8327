'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { DueTime } from '@/components/articles/due-time';
import { useToast } from '@/components/ui/toast';
import type { WorkItem } from '@/lib/work/model';
import { chooseUpTo } from '@/lib/work/selection-rules';
import type { PersonView } from '@/lib/workspaces/model';
import { useRowKeys } from '../../articles/_components/use-row-keys';
import { AssignBar } from './assign-bar';
import { sendAssignment, undoAssignment } from './assign-request';
import { ItemHead, standingOf } from './item-head';

interface AssignTableProps {
  items: readonly WorkItem[];
  people: readonly PersonView[];
  workspaceId: string;
}

/** Items with a box each: some are chosen, one by one or from one to another with Shift, and given to somebody. */
export function AssignTable({ items, people, workspaceId }: AssignTableProps) {
  const toast = useToast();
  const router = useRouter();
  const [isRefreshing, startTransition] = useTransition();
  const table = useRef<HTMLTableElement>(null);
  const anchor = useRef<string | null>(null);
  const isShift = useRef(false);
  const lastToast = useRef('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState('');
  useRowKeys(table, items);

  useEffect(() => {
    // A box that is set by the space bar is told as a click, which does not always know of the Shift key.
    const onInput = (event: KeyboardEvent | PointerEvent) => {
      isShift.current = event.shiftKey;
      const isHere = event.target instanceof Node && table.current?.contains(event.target);
      if (event instanceof KeyboardEvent && event.key === 'Escape' && isHere) setChosen(new Set());
    };
    const kinds = ['keydown', 'keyup', 'pointerdown'] as const;
    for (const kind of kinds) document.addEventListener(kind, onInput, true);
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, onInput, true);
    };
  }, []);

  const list = items.map(({ id }) => id);
  const selected = items.filter(({ id }) => chosen.has(id));
  const nameOf = (userId: string | null) =>
    userId === null ? 'nobody' : (people.find((person) => person.userId === userId)?.name ?? 'Former member');

  const choose = (id: string, isOn: boolean) => {
    setChosen(chooseUpTo(list, chosen, { id, anchor: isShift.current ? anchor.current : null, isOn }));
    setSaid('');
    anchor.current = id;
  };
  const refresh = () => startTransition(() => router.refresh());
  const assign = async (assigneeId: string | null) => {
    const asked = selected.map(({ id, assigneeId: from }) => ({ id, from }));
    const outcome = await sendAssignment(workspaceId, { items: asked, assigneeId });
    if (!outcome.ok) return setSaid(outcome.message);
    const { assigned, conflicts, missing } = outcome.value;
    const isDone = new Set(assigned);
    // What was left alone stays chosen, for another try.
    setChosen(new Set(conflicts.filter(({ reason }) => reason === 'reassigned').map(({ id }) => id)));
    setSaid(restInWords(conflicts, missing.length));
    const changed = asked.filter(({ id, from }) => isDone.has(id) && from !== assigneeId);
    if (changed.length > 0) {
      const what = changed.length === 1 ? '1 item' : `${changed.length.toLocaleString('en')} items`;
      // What was given before that is not undone over this.
      toast.close(lastToast.current);
      lastToast.current = toast.add({
        title: `${what} assigned to ${nameOf(assigneeId)}`,
        action: {
          label: 'Undo',
          onAct: () =>
            void undoAssignment(workspaceId, changed, assigneeId).then((isWhole) => {
              setSaid(isWhole ? 'Undone.' : 'Not all of it could be undone: somebody has changed it since.');
              refresh();
            }),
        },
      });
    }
    refresh();
  };

  return (
    <>
      <table
        ref={table}
        aria-busy={isRefreshing}
        className="w-full table-fixed border-separate border-spacing-0"
      >
        <caption className="sr-only">Items that are not finished</caption>
        <thead>
          <tr className="*:h-9 *:border-b *:border-line-2 *:px-2 *:text-left *:text-[12.5px] *:font-medium *:text-ink-2 *:last:pr-6">
            <td className="w-12 pl-4! max-md:w-13 max-md:pl-2!">
              <AllBox
                chosen={selected.length}
                of={list.length}
                onChange={(isOn) => {
                  setChosen(new Set(isOn ? list : []));
                  anchor.current = null;
                }}
              />
            </td>
            <th scope="col">Item</th>
            <th scope="col" className="w-52 max-lg:hidden">
              Article
            </th>
            <th scope="col" className="w-44 max-md:hidden">
              Check
            </th>
            <th scope="col" className="w-44 max-md:hidden">
              Assigned to
            </th>
            <th scope="col" className="w-40 max-xl:hidden">
              Due
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr
              key={item.id}
              className="*:h-11 *:border-b *:border-line *:px-2 *:text-left *:text-ink-2 *:last:pr-6 focus-within:bg-raised hover:bg-raised max-md:*:py-2"
            >
              <td className="pl-4! select-none max-md:pl-2!">
                <label className="grid size-8 place-items-center pointer-coarse:size-11">
                  <input
                    type="checkbox"
                    aria-label={`Choose ${item.words || 'what is about the whole article'}`}
                    className="size-4 accent-(--accent)"
                    checked={chosen.has(item.id)}
                    onChange={({ target }) => choose(item.id, target.checked)}
                  />
                </label>
              </td>
              <ItemHead
                item={item}
                below={
                  <>
                    Assigned to <bdi>{nameOf(item.assigneeId)}</bdi> · {standingOf(item)} ·{' '}
                    <bdi>{item.articleTitle}</bdi>
                  </>
                }
              />
              <td className="max-lg:hidden">
                <span dir="auto" className="block truncate" title={item.articleTitle}>
                  {item.articleTitle}
                </span>
              </td>
              <td className="max-md:hidden">{standingOf(item)}</td>
              <td className="max-md:hidden">
                <bdi>{item.assigneeId === null ? 'Nobody' : nameOf(item.assigneeId)}</bdi>
              </td>
              <td className="max-xl:hidden">
                {item.due === null ? 'No time is set' : <DueTime due={item.due} isNarrow />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <AssignBar selected={selected} people={people} said={said} onSay={setSaid} onAssign={assign} />
    </>
  );
}

function AllBox({ chosen, of, onChange }: { chosen: number; of: number; onChange: (isOn: boolean) => void }) {
  const box = useRef<HTMLInputElement>(null);
  const isPart = chosen > 0 && chosen < of;
  useEffect(() => {
    if (box.current) box.current.indeterminate = isPart;
  }, [isPart]);
  return (
    <label className="grid size-8 place-items-center pointer-coarse:size-11">
      <input
        ref={box}
        type="checkbox"
        aria-label="Choose all on this page"
        className="size-4 accent-(--accent)"
        checked={of > 0 && chosen === of}
        onChange={({ target }) => onChange(target.checked)}
      />
    </label>
  );
}

function restInWords(conflicts: readonly { reason: string }[], missing: number): string {
  const other = conflicts.filter(({ reason }) => reason === 'reassigned').length;
  const closed = conflicts.length - other;
  const items = (number: number) => (number === 1 ? '1 item was' : `${number} items were`);
  return [
    other === 0 ? '' : `${items(other)} left alone: somebody else assigned it meanwhile. It is still chosen.`,
    closed === 0 ? '' : `${items(closed)} left alone: the article is published or in the archive.`,
    missing === 0 ? '' : `${items(missing)} not there any more.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
