'use client';

import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import {
  Bold,
  Code,
  Italic,
  Link2,
  List,
  ListOrdered,
  Lock,
  type LucideIcon,
  Redo2,
  RemoveFormatting,
  Strikethrough,
  TextQuote,
  Undo2,
} from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useDesk, useDeskUi } from '@/components/desk/desk-context';
import { type EditLook, lookOf, sameLook } from '@/components/desk/edit-look';
import { LinkForm } from '@/components/desk/link-form';
import { TableTools } from '@/components/desk/table-tools';
import { whyClosed } from '@/components/review/review-words';
import { RECEIVED } from '@/lib/editor/locked-text';

interface Tool {
  label: string;
  keys?: string;
  icon: LucideIcon;
  isOn?: (look: EditLook) => boolean;
  may?: (look: EditLook) => boolean;
  run: (editor: Editor) => void;
}

/** The bar follows the caret soon, and whoever writes when the fingers rest: letters change nothing in it. */
const SOON_MS = 120;
const REST_MS = 600;

const STYLES = [
  ['paragraph', 'Text'],
  ['1', 'Title'],
  ['2', 'Heading'],
  ['3', 'Subheading'],
  ['4', 'Small heading'],
  ['codeBlock', 'Preformatted'],
] as const;

const MARKS: Tool[] = [
  tool('Bold', Bold, 'bold', (editor) => editor.chain().focus().toggleBold().run(), 'Ctrl B'),
  tool('Italic', Italic, 'italic', (editor) => editor.chain().focus().toggleItalic().run(), 'Ctrl I'),
  tool('Struck out', Strikethrough, 'strike', (editor) => editor.chain().focus().toggleStrike().run()),
  tool('Code', Code, 'code', (editor) => editor.chain().focus().toggleCode().run(), 'Ctrl E'),
];

const BLOCKS: Tool[] = [
  tool('List', List, 'bulletList', (editor) => editor.chain().focus().toggleBulletList().run()),
  tool('Numbered list', ListOrdered, 'orderedList', (editor) =>
    editor.chain().focus().toggleOrderedList().run(),
  ),
  tool('Quotation', TextQuote, 'blockquote', (editor) => editor.chain().focus().toggleBlockquote().run()),
  {
    label: 'Plain text',
    icon: RemoveFormatting,
    run: (editor) => editor.chain().focus().unsetAllMarks().run(),
  },
];

const STEPS: Tool[] = [
  {
    label: 'Undo',
    keys: 'Ctrl Z',
    icon: Undo2,
    may: (look) => look.mayUndo,
    run: (editor) => editor.chain().focus().undo().run(),
  },
  {
    label: 'Do again',
    keys: 'Ctrl Shift Z',
    icon: Redo2,
    may: (look) => look.mayRedo,
    run: (editor) => editor.chain().focus().redo().run(),
  },
];

function tool(
  label: string,
  icon: LucideIcon,
  name: string,
  run: (editor: Editor) => void,
  keys?: string,
): Tool {
  return { label, icon, isOn: ({ on }) => on.includes(name), run, ...(keys && { keys }) };
}

/** What whoever writes does beside typing; there while the text is open. */
export function EditBar() {
  const isWriting = useDeskUi((ui) => ui.mode === 'edit');
  const { desk } = useDesk();
  const editor = isWriting ? desk.paper?.editor : undefined;
  return editor ? <OpenEditBar editor={editor} /> : null;
}

function OpenEditBar({ editor }: { editor: Editor }) {
  const { may } = useDesk();
  const [look, setLook] = useState(() => lookOf(editor));
  const [isLinking, setIsLinking] = useState(false);
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const follow = ({ transaction }: { transaction: Transaction }) => {
      const { before, doc, docChanged } = transaction;
      const isWritten = docChanged && transaction.getMeta(RECEIVED) !== true;
      if (!isWritten && waiting !== undefined) return;
      clearTimeout(waiting);
      const hasLetters = isWritten && before.content.size !== doc.content.size;
      waiting = setTimeout(
        () => {
          waiting = undefined;
          setLook((shown) => sameLook(shown, lookOf(editor)));
        },
        hasLetters ? REST_MS : SOON_MS,
      );
    };
    editor.on('transaction', follow);
    return () => {
      clearTimeout(waiting);
      editor.off('transaction', follow);
    };
  }, [editor]);

  const use = (run: Tool['run']) => {
    run(editor);
    setLook((shown) => sameLook(shown, lookOf(editor)));
  };
  const button = (each: Tool) => <ToolButton key={each.label} tool={each} look={look} onUse={use} />;
  return (
    <>
      <div className="edit-room">
        <div
          role="toolbar"
          tabIndex={-1}
          aria-label="Formatting"
          className="edit-bar"
          inert={!may.write}
          onKeyDown={moveFocus}
        >
          <select
            aria-label="Style of the paragraph"
            className="edit-style"
            value={look.style}
            onChange={({ target }) => use(() => setStyle(editor, target.value))}
          >
            {STYLES.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <span className="edit-group">
            {MARKS.map(button)}
            <button
              type="button"
              className="edit-tool"
              aria-label="Link"
              title="Link"
              aria-pressed={look.on.includes('link')}
              disabled={!look.mayLink}
              onPointerDown={keepSelection}
              onClick={() => setIsLinking(true)}
            >
              <Link2 className="size-4" aria-hidden />
            </button>
          </span>
          <span className="edit-group">
            {BLOCKS.map(button)}
            <TableTools editor={editor} />
          </span>
          <span className="edit-group ml-auto">{STEPS.map(button)}</span>
        </div>
        {!may.write && <Locked />}
      </div>
      {isLinking && may.write && <LinkForm editor={editor} onClose={() => setIsLinking(false)} />}
    </>
  );
}

// In the room of the bar: when somebody else locks the text, nothing that is read below it moves.
function Locked() {
  const { article } = useDesk();
  const why = whyClosed(article);
  return (
    <p className="edit-locked">
      <Lock className="size-4 shrink-0" aria-hidden />
      {`The text is locked: ${why === null ? 'you may no longer write in it' : `this article ${why}`}.`}
    </p>
  );
}

function setStyle(editor: Editor, value: string): void {
  const chain = editor.chain().focus();
  if (value === 'paragraph') chain.setParagraph().run();
  else if (value === 'codeBlock') chain.setCodeBlock().run();
  else chain.setHeading({ level: Number(value) as 1 | 2 | 3 | 4 }).run();
}

function ToolButton({
  tool: { label, keys, icon: Icon, isOn, may, run },
  look,
  onUse,
}: {
  tool: Tool;
  look: EditLook;
  onUse: (run: Tool['run']) => void;
}) {
  const title = keys ? `${label} (${keys})` : label;
  return (
    <button
      type="button"
      className="edit-tool"
      aria-label={label}
      title={title}
      {...(isOn && { 'aria-pressed': isOn(look) })}
      disabled={may ? !may(look) : false}
      onPointerDown={keepSelection}
      onClick={() => onUse(run)}
    >
      <Icon className="size-4" aria-hidden />
    </button>
  );
}

function keepSelection(event: { preventDefault: () => void }): void {
  event.preventDefault();
}

// One stop for the tab key; arrows go from tool to tool.
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined || event.target instanceof HTMLSelectElement) return;
  const tools = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled), select')];
  const index = tools.indexOf(document.activeElement as HTMLElement);
  event.preventDefault();
  tools.at((index + step) % tools.length)?.focus();
}
