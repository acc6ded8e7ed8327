'use client';

import { useEffect, useRef, type ClipboardEvent } from 'react';
import { richOf } from '@/components/articles/import-work';
import type { Importing } from '@/components/articles/use-import';
import { Button } from '@/components/ui/button';
import { Field, Textarea } from '@/components/ui/field';
import { Pill } from '@/components/ui/pill';

/** Takes text as it is typed or pasted, and keeps the rich form of a paste beside it. */
export function ImportPaste({ importing }: { importing: Importing }) {
  const { work, problem, busy, setText, lookAtPaste } = importing;
  const pastedHtml = useRef<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const error = problem?.at === 'paste' ? problem.message : undefined;

  useEffect(() => {
    if (error) area.current?.focus();
  }, [error]);

  // The browser puts the plain text in itself, so that its undo goes on working.
  const handlePaste = ({ clipboardData, currentTarget }: ClipboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value } = currentTarget;
    const replacesAll = selectionEnd - selectionStart === value.length;
    const html = clipboardData.getData('text/html');
    pastedHtml.current = replacesAll && html.trim() !== '' ? html : null;
  };

  return (
    <form
      className="flex min-w-0 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void lookAtPaste();
      }}
    >
      <Field
        label="Text of the article"
        hint="Plain or rich text, up to 5 MB: headings, lists, links and emphasis are kept when you paste them."
        error={error}
      >
        <Textarea
          ref={area}
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
      <RichTextState importing={importing} />
      <div>
        <Button type="submit" variant="primary" busy={busy === 'paste'} disabled={busy !== null}>
          {busy === 'paste' ? 'Reading…' : 'Continue'}
        </Button>
      </div>
    </form>
  );
}

/** Whether the rich form of what was pasted comes along, and the other choice. */
function RichTextState({ importing: { work, dropRich, useRichAgain } }: { importing: Importing }) {
  const isKept = richOf(work) !== null;
  return (
    <output className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 text-[13px] text-ink-2">
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
