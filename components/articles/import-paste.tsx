'use client';

import clsx from 'clsx';
import { useEffect, useId, useRef, type ClipboardEvent } from 'react';
import { richOf } from '@/components/articles/import-work';
import type { Pasting } from '@/components/articles/use-import';
import { Button } from '@/components/ui/button';
import { Field, Textarea } from '@/components/ui/field';
import { Pill } from '@/components/ui/pill';

// A text area takes seconds to lay out a megabyte, and hangs on more.
const LONGEST_TO_EDIT = 400_000;

/** Takes text as it is typed or pasted, and keeps the rich form of a paste beside it. */
export function ImportPaste({ importing }: { importing: Pasting }) {
  const { work, problem, busy, lookAtPaste } = importing;
  const error = problem?.at === 'paste' ? problem.message : undefined;
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('textarea, button')?.focus();
  }, [error]);

  return (
    <form
      ref={form}
      className="flex min-w-0 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void lookAtPaste();
      }}
    >
      {work.text.length > LONGEST_TO_EDIT ? (
        <LongText importing={importing} error={error} />
      ) : (
        <TextToEdit importing={importing} error={error} />
      )}
      <RichTextState importing={importing} />
      <div>
        <Button type="submit" variant="primary" busy={busy === 'paste'} disabled={busy !== null}>
          {busy === 'paste' ? 'Reading…' : 'Continue'}
        </Button>
      </div>
    </form>
  );
}

interface TextProps {
  importing: Pasting;
  error: string | undefined;
}

function TextToEdit({ importing: { work, setText }, error }: TextProps) {
  const pastedHtml = useRef<string | null>(null);

  // The browser puts the plain text in itself, so that its undo goes on working; unless it is too long for that.
  const handlePaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const replacesAll = selectionEnd - selectionStart === value.length;
    const html = event.clipboardData.getData('text/html');
    const rich = replacesAll && html.trim() !== '' ? html : null;
    const text = event.clipboardData.getData('text/plain');
    if (text.length > LONGEST_TO_EDIT) {
      event.preventDefault();
      setText(value.slice(0, selectionStart) + text + value.slice(selectionEnd), rich);
    } else {
      pastedHtml.current = rich;
    }
  };

  return (
    <Field
      label="Text of the article"
      hint="Plain or rich text, up to 5 MB: headings, lists, links and emphasis are kept when you paste them."
      error={error}
    >
      <Textarea
        className="field-sizing-fixed! h-[42dvh]! min-h-56! resize-y font-text text-[16px]!"
        placeholder="Paste the whole article here, its title first."
        spellCheck={false}
        value={work.text}
        onPaste={handlePaste}
        onChange={(event) => {
          setText(event.target.value, pastedHtml.current);
          pastedHtml.current = null;
        }}
      />
    </Field>
  );
}

const EXCERPT = 1_500;

/** Text that is too long to be edited here: its beginning, and the way to be rid of it. */
function LongText({ importing: { work, setText }, error }: TextProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-1">
      <h2 id={id} className="text-[13px] font-medium">
        Text of the article
      </h2>
      <div
        className={clsx(
          'flex h-[42dvh] min-h-56 flex-col gap-3 rounded-2 border bg-raised px-2.5 py-1.5',
          error === undefined ? 'border-line-2' : 'border-bad',
        )}
      >
        <p dir="auto" className="min-h-0 flex-1 overflow-hidden font-text text-[16px] whitespace-pre-wrap">
          {work.text.slice(0, EXCERPT)}…
        </p>
        <div className="flex flex-wrap items-center gap-3 border-t border-line py-2 text-[13px] text-ink-2">
          <span className="flex-1">
            {work.text.length.toLocaleString('en')} characters: too long to be changed here. Paragraphs can be
            dropped in the next step.
          </span>
          <Button size="small" onClick={() => setText('', null)}>
            Take it out
          </Button>
        </div>
      </div>
      {error !== undefined && (
        <p role="alert" className="text-[12.5px] font-medium text-bad">
          {error}
        </p>
      )}
    </section>
  );
}

/** Whether the rich form of what was pasted comes along, and the other choice. */
function RichTextState({ importing: { work, dropRich, useRichAgain } }: { importing: Pasting }) {
  const isKept = richOf(work) !== null;
  return (
    <output className="flex flex-wrap empty:hidden items-center gap-x-3 gap-y-1 text-[13px] text-ink-2">
      {work.rich !== null && isKept && (
        <>
          <Pill tone="ok">Rich text kept</Pill>
          <span>Headings, lists, links and emphasis come along.</span>
          <Button size="small" variant="plain" onClick={dropRich}>
            Use the plain text
          </Button>
        </>
      )}
      {work.rich !== null && !isKept && work.text !== '' && (
        <>
          <Pill tone="quiet">Plain text</Pill>
          <span>The text was changed after it was pasted.</span>
          <Button size="small" variant="plain" onClick={useRichAgain}>
            Put the rich text back
          </Button>
        </>
      )}
      {work.edits !== null && work.text !== '' && (
        <span>What you corrected in the preview is kept while the text stays the same.</span>
      )}
    </output>
  );
}
