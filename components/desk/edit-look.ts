import type { Editor } from '@tiptap/core';

/** What the edit bar shows of the place where one writes. */
export interface EditLook {
  /** The value of the style of the paragraph. */
  style: string;
  /** Names of the marks and blocks around the selection. */
  on: readonly string[];
  mayLink: boolean;
  mayUndo: boolean;
  mayRedo: boolean;
}

const NAMES = ['bold', 'italic', 'strike', 'code', 'link', 'bulletList', 'orderedList', 'blockquote'];

/** Reads it off the editor: too dear for every letter. */
export function lookOf(editor: Editor): EditLook {
  const heading = editor.isActive('heading') ? String(editor.getAttributes('heading')['level']) : 'paragraph';
  const on = NAMES.filter((name) => editor.isActive(name));
  const can = editor.can();
  return {
    style: editor.isActive('codeBlock') ? 'codeBlock' : heading,
    on,
    mayLink: !editor.state.selection.empty || on.includes('link'),
    mayUndo: can.undo(),
    mayRedo: can.redo(),
  };
}

/** The one before where the other shows the same, so that nothing is drawn for it. */
export function sameLook(before: EditLook, after: EditLook): EditLook {
  return JSON.stringify(before) === JSON.stringify(after) ? before : after;
}
