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
  let node: Node | null | undefined = view?.dom.querySelector('p')?.firstChild;
  while (node?.firstChild) node = node.firstChild;
  if (!view || !node) return;
  view.dom.focus({ preventScroll: true });
  getSelection()?.setBaseAndExtent(node, 0, node, Math.min(8, node.textContent?.length ?? 0));
}
