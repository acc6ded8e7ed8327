import type { Editor } from '@tiptap/core';

/** The page's Tiptap, once it is mounted and can be used: it leaves itself on the element that it edits. */
export function findEditor(): Editor | null {
  const selector = '.ProseMirror[contenteditable="true"]';
  return document.querySelector<HTMLElement & { editor?: Editor }>(selector)?.editor ?? null;
}

export function documentSize(): number {
  return findEditor()?.state.doc.content.size ?? 0;
}

export function hasSelection(): boolean {
  return findEditor()?.state.selection.empty === false;
}

/** The selection as a word that differs for every other selection. */
export function selectionKey(): string {
  const selection = findEditor()?.state.selection;
  return selection ? `${selection.anchor}-${selection.head}` : '';
}

/** Annotations that the editor draws, by the name that ProseMirror gives to the first plugin key "annotations". */
export function drawnAnnotations(): number {
  const state = findEditor()?.state as unknown as Record<string, { marks: Map<string, unknown> } | undefined>;
  return state?.['annotations$']?.marks.size ?? 0;
}

/** Highlighted pieces of text. */
export function drawnPieces(): number {
  return findEditor()?.view.dom.querySelectorAll('[data-annotations]').length ?? 0;
}

/** Selects the first characters as a person would, through the page's own selection. */
export function selectFirstWords(): void {
  const view = findEditor()?.view;
  const text = view && firstText(view.dom.querySelector('p'));
  if (!text) return;
  view.dom.focus({ preventScroll: true });
  getSelection()?.setBaseAndExtent(text, 0, text, Math.min(8, text.textContent?.length ?? 0));
}

/** Puts the caret before the first character of a block. */
export function putCaretInto(block: Element): void {
  const text = firstText(block);
  findEditor()?.view.dom.focus({ preventScroll: true });
  if (text) getSelection()?.collapse(text, 0);
}

/** The text as it is: another object for every change. */
export function writtenKey(): unknown {
  return findEditor()?.state.doc;
}

/** What the nth textblock says. */
export function textOf(block: number): string {
  return textblock(block)?.node.textContent ?? '';
}

/** Puts the caret into the nth textblock, after so many of its characters, and brings it into the middle of the screen. */
export function placeCaret(block: number, offset: number): void {
  const editor = findEditor();
  const found = textblock(block);
  if (!editor || !found) throw new Error('There is no such block.');
  const pos = found.pos + 1 + Math.min(offset, found.node.content.size);
  editor.view.focus();
  editor.commands.setTextSelection(pos);
  const dom = editor.view.nodeDOM(found.pos);
  if (dom instanceof Element) dom.scrollIntoView({ block: 'center' });
}

function textblock(wanted: number) {
  let left = wanted;
  const found: { node: Editor['state']['doc']; pos: number }[] = [];
  findEditor()?.state.doc.descendants((node, pos) => {
    if (node.isTextblock && left-- === 0) found.push({ node, pos });
    return found.length === 0 && !node.isTextblock;
  });
  return found[0];
}

function firstText(element: Element | null): Node | null {
  return element && document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
}
