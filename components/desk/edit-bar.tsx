'use client';

import type { Editor } from '@tiptap/core';
import {
  Bold,
  Code,
  Italic,
  Link2,
  List,
  ListOrdered,
  type LucideIcon,
  Redo2,
  RemoveFormatting,
  Strikethrough,
  TextQuote,
  Undo2,
} from 'lucide-react';
import { type KeyboardEvent, useEffect, useReducer, useState } from 'react';
import { useDesk, useDeskUi } from '@/components/desk/desk-context';
import { LinkForm } from '@/components/desk/link-form';
import { TableTools } from '@/components/desk/table-tools';

interface Tool {
  label: string;
  keys?: string;
  icon: LucideIcon;
  isOn?: (editor: Editor) => boolean;
  may?: (editor: Editor) => boolean;
  run: (editor: Editor) => void;
}

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
    may: (editor) => editor.can().undo(),
    run: (editor) => editor.chain().focus().undo().run(),
  },
  {
    label: 'Do again',
    keys: 'Ctrl Shift Z',
    icon: Redo2,
    may: (editor) => editor.can().redo(),
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
  return { label, icon, isOn: (editor) => editor.isActive(name), run, ...(keys && { keys }) };
}

/** What whoever writes does beside typing; there while the text is open. */
export function EditBar() {
  const isWriting = useDeskUi((ui) => ui.mode === 'edit');
  const { desk } = useDesk();
  const editor = isWriting ? desk.paper?.editor : undefined;
  return editor ? <OpenEditBar editor={editor} /> : null;
}

function OpenEditBar({ editor }: { editor: Editor }) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [isLinking, setIsLinking] = useState(false);
  useEffect(() => {
    // Typing asks for nothing here: the bar follows when it rests.
    let frame: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(frame);
      frame = setTimeout(redraw, 120);
    };
    editor.on('transaction', later);
    return () => {
      clearTimeout(frame);
      editor.off('transaction', later);
    };
  }, [editor]);

  const style = editor.isActive('codeBlock')
    ? 'codeBlock'
    : String(editor.isActive('heading') ? editor.getAttributes('heading')['level'] : 'paragraph');
  const setStyle = (value: string) => {
    const chain = editor.chain().focus();
    if (value === 'paragraph') chain.setParagraph().run();
    else if (value === 'codeBlock') chain.setCodeBlock().run();
    else chain.setHeading({ level: Number(value) as 1 | 2 | 3 | 4 }).run();
  };
  return (
    <>
      <div role="toolbar" tabIndex={-1} aria-label="Formatting" className="edit-bar" onKeyDown={moveFocus}>
        <select
          aria-label="Style of the paragraph"
          className="edit-style"
          value={style}
          onChange={(event) => setStyle(event.target.value)}
        >
          {STYLES.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <span className="edit-group">
          {MARKS.map((each) => (
            <ToolButton key={each.label} tool={each} editor={editor} />
          ))}
          <button
            type="button"
            className="edit-tool"
            aria-label="Link"
            title="Link"
            aria-pressed={editor.isActive('link')}
            disabled={editor.state.selection.empty && !editor.isActive('link')}
            onPointerDown={keepSelection}
            onClick={() => setIsLinking(true)}
          >
            <Link2 className="size-4" aria-hidden />
          </button>
        </span>
        <span className="edit-group">
          {BLOCKS.map((each) => (
            <ToolButton key={each.label} tool={each} editor={editor} />
          ))}
          <TableTools editor={editor} />
        </span>
        <span className="edit-group ml-auto">
          {STEPS.map((each) => (
            <ToolButton key={each.label} tool={each} editor={editor} />
          ))}
        </span>
      </div>
      {isLinking && <LinkForm editor={editor} onClose={() => setIsLinking(false)} />}
    </>
  );
}

function ToolButton({
  tool: { label, keys, icon: Icon, isOn, may, run },
  editor,
}: {
  tool: Tool;
  editor: Editor;
}) {
  const title = keys ? `${label} (${keys})` : label;
  return (
    <button
      type="button"
      className="edit-tool"
      aria-label={label}
      title={title}
      {...(isOn && { 'aria-pressed': isOn(editor) })}
      disabled={may ? !may(editor) : false}
      onPointerDown={keepSelection}
      onClick={() => run(editor)}
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
