'use client';

import clsx from 'clsx';
import { type ComponentProps, type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { flushSync } from 'react-dom';
import { matching, nameAt, type Callable } from '@/components/annotations/mention-words';

interface MentionFieldProps extends Omit<ComponentProps<'textarea'>, 'onChange' | 'value' | 'ref'> {
  field: RefObject<HTMLTextAreaElement | null>;
  value: string;
  /** Whom it can call. */
  people: readonly Callable[];
  onText: (text: string) => void;
}

/** A field for a comment, that offers names after an @: the arrow keys choose, Enter or Tab takes, Escape closes. */
export function MentionField({ field, value, people, onText, onKeyDown, ...props }: MentionFieldProps) {
  const listId = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  // Where the @ stands whose names were closed.
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const name = caret === null ? null : nameAt(value, caret);
  const offered = name && closedAt !== name.start ? matching(people, name.typed) : [];
  const active = Math.min(chosen, offered.length - 1);

  const look = () => {
    const { selectionStart, selectionEnd } = field.current ?? { selectionStart: 0, selectionEnd: 1 };
    setCaret(selectionStart === selectionEnd ? selectionStart : null);
  };
  const take = (callable: Callable | undefined) => {
    if (!name || !callable) return;
    const before = `${value.slice(0, name.start)}@${callable.name} `;
    // The new text stands in the field before the caret is set, and the caret before the next letter comes.
    flushSync(() => {
      onText(before + value.slice(caret ?? value.length).replace(/^ /, ''));
      setChosen(0);
      setCaret(null);
    });
    field.current?.setSelectionRange(before.length, before.length);
    field.current?.focus();
  };
  const listen = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (offered.length === 0 || !isPlain || event.nativeEvent.isComposing) return onKeyDown?.(event);
    if (step !== undefined) setChosen((active + step + offered.length) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(offered[active]);
    else if (event.key === 'Escape') {
      setClosedAt(name?.start ?? null);
      setCaret(null);
      event.stopPropagation();
    } else return onKeyDown?.(event);
    event.preventDefault();
  };
  return (
    <>
      <textarea
        {...props}
        ref={field}
        value={value}
        aria-controls={offered.length > 0 ? listId : undefined}
        onChange={(event) => {
          setClosedAt(null);
          setChosen(0);
          onText(event.target.value);
          look();
        }}
        onSelect={look}
        onBlur={() => setCaret(null)}
        onKeyDown={listen}
      />
      <output className="sr-only">
        {offered[active] && `${offered[active].name}, ${active + 1} of ${offered.length}. Enter calls them.`}
      </output>
      {offered.length > 0 && (
        <ul
          id={listId}
          aria-label="Whom to call"
          className="flex flex-col rounded-2 border border-line bg-raised p-1 shadow-card"
        >
          {offered.map((callable, index) => (
            <li key={callable.name + callable.label}>
              <button
                type="button"
                tabIndex={-1}
                dir="auto"
                className={clsx(
                  'flex min-h-8 w-full items-center gap-2 rounded-1 px-2 text-left text-[13.5px] hover:bg-line pointer-coarse:min-h-11',
                  index === active && 'bg-line',
                )}
                // The field keeps the focus.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => take(callable)}
              >
                <span className="font-medium">{callable.name}</span>
                {callable.label !== callable.name && <span className="text-ink-2">{callable.label}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
