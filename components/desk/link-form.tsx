'use client';

import type { Editor } from '@tiptap/core';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { isAllowedHref } from '@/lib/editor/extensions';

/** Sets, changes or takes away the link of the selected words. */
export function LinkForm({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const [href, setHref] = useState(() => String(editor.getAttributes('link')['href'] ?? ''));
  const [problem, setProblem] = useState('');
  const [hadLink] = useState(() => editor.isActive('link'));
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => input.current?.focus(), []);

  const close = () => {
    onClose();
    editor.commands.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = href.trim();
    if (!isAllowedHref(address)) {
      return setProblem('Give an address that begins with https://, http:// or mailto:.');
    }
    editor.chain().extendMarkRange('link').setLink({ href: address }).run();
    close();
  };
  const remove = () => {
    editor.chain().extendMarkRange('link').unsetLink().run();
    close();
  };
  return (
    <form className="find-bar" onSubmit={submit} noValidate>
      <label htmlFor={id} className="text-[12.5px] text-ink-2">
        Link to
      </label>
      <input
        ref={input}
        id={id}
        type="url"
        className="control min-w-0 flex-1"
        placeholder="https://"
        value={href}
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-problem`}
        onKeyDown={(event) => event.key === 'Escape' && close()}
        onChange={(event) => {
          setHref(event.target.value);
          setProblem('');
        }}
      />
      <Button type="submit">Set</Button>
      {hadLink && <Button onClick={remove}>Take away</Button>}
      <Button onClick={close}>Cancel</Button>
      <span id={`${id}-problem`} role="alert" className="basis-full text-[12.5px] text-bad empty:hidden">
        {problem}
      </span>
    </form>
  );
}
