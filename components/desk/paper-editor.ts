import { Editor, Extension } from '@tiptap/core';
import type { LiveText } from '@/components/desk/text/live-text';
import type { DocJson } from '@/lib/articles/model';
import { MAX_TEXT } from '@/lib/articles/rules';
import type { Line } from '@/lib/coverage/coverage';
import { activeMarkPlugin, annotationPlugin } from '@/lib/editor/annotation-plugin';
import { Collaboration } from '@/lib/editor/collaboration';
import { coverageLayer } from '@/lib/editor/coverage-plugin';
import { cursorPlugin } from '@/lib/editor/cursor-plugin';
import { documentExtensions } from '@/lib/editor/extensions';
import { LockedText, RECEIVED } from '@/lib/editor/locked-text';
import { numberPlugin } from '@/lib/editor/number-plugin';
import { placePlugin } from '@/lib/editor/place-plugin';
import type { TextMark } from '@/lib/editor/text-mark';
import { typeLetter } from '@/lib/editor/type-letter';
import type { TextProjection } from '@/lib/text/project-text';

export interface PaperEditorOptions {
  element: HTMLElement;
  doc: DocJson;
  /** The text that offsets count in; of the document to begin with, and moved on by the desk. */
  text: LiveText;
  /** By which the server knows this page's steps. */
  clientId: string;
  /** What is known from the start: it is drawn with the text. */
  marks: readonly TextMark[];
  lines: readonly Line[];
  isLocked: () => boolean;
  /** What the article's fields say of the text. */
  fields: () => { language: string; byline: string };
  /** A link opens at a click while one only reads, and with Ctrl or Command otherwise. */
  isReading: () => boolean;
  onSelection: () => void;
  onFocus: (hasFocus: boolean) => void;
  /** A click that selects nothing, at a position of what is shown. */
  onPoint: (pos: number, count: number) => void;
  /** Something was written here. */
  onWrite: () => void;
  /** Something was to be written or pasted that is too much. */
  onTooLong: () => void;
}

/** The editor that an article is shown in: which layers it draws, and what it answers to clicks, keys and pastes. */
export function makePaperEditor(options: PaperEditorOptions): Editor {
  const { element, doc, text, clientId, marks, lines, isLocked, fields, isReading } = options;
  const { onSelection, onFocus, onPoint, onWrite, onTooLong } = options;
  const coverage = coverageLayer(lines);
  const plugins = Extension.create({
    name: 'desk',
    addProseMirrorPlugins: () => [
      coverage.plugin,
      annotationPlugin(marks),
      activeMarkPlugin(),
      placePlugin(),
      numberPlugin(),
      cursorPlugin(),
    ],
  });
  return new Editor({
    element,
    extensions: [
      ...documentExtensions(),
      LockedText.configure({ isLocked }),
      Collaboration.configure({ version: text.settled.version, clientId }),
      plugins,
    ],
    content: doc,
    // The look has its own style sheet, and the policy of the page lets no script write one.
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    editorProps: {
      decorations: coverage.decorations,
      attributes: () => {
        const { language, byline } = fields();
        const bylined = isBylined(text.projection, byline) ? ' paper-bylined' : '';
        return {
          class: `paper${bylined}${isLocked() ? '' : ' paper-open'}`,
          ...(language && { lang: language }),
        };
      },
      handleClick: (view, pos, event) => {
        const link = event.target instanceof Element ? event.target.closest('a') : null;
        if (link && (event.ctrlKey || event.metaKey || isReading())) {
          window.open(link.href, '_blank', 'noopener,noreferrer');
          return true;
        }
        if (view.state.selection.empty && event.button === 0) onPoint(pos, event.detail);
        return false;
      },
      handleKeyPress: (view, event) => !isLocked() && typeLetter(view, event),
      handlePaste: (view, _event, slice) => {
        const isTooLong = view.state.doc.content.size + slice.size > MAX_TEXT;
        if (isTooLong) onTooLong();
        return isTooLong;
      },
    },
    onSelectionUpdate: onSelection,
    onTransaction: ({ transaction }) => {
      if (transaction.docChanged && transaction.getMeta(RECEIVED) !== true) onWrite();
    },
    onFocus: () => onFocus(true),
    onBlur: () => onFocus(false),
  });
}

/** Whether the paragraph below the title is the byline. */
function isBylined({ text, blocks: [, second] }: TextProjection, byline: string): boolean {
  return byline !== '' && second !== undefined && text.slice(second.start, second.end).includes(byline);
}
