import type { EditorView, NodeView } from '@tiptap/pm/view';

/** How far one press of an arrow key scrolls. */
const STEP = 60;
/** So much of a table's first row names it. */
const NAME_LENGTH = 60;

/** What a table's box is called while it scrolls: by the words of its first row, so that several are told apart. */
export function scrollName(box: HTMLElement): string {
  const cells = [...(box.querySelector('tr')?.children ?? [])];
  const words = cells.flatMap((cell) => cell.textContent?.trim() || []).join(', ');
  return words === ''
    ? 'Table, scrolls sideways'
    : `Table “${words.slice(0, NAME_LENGTH)}”, scrolls sideways`;
}

/**
 * A table in an editor. Where its box scrolls sideways the Tab key reaches the box and the arrow keys scroll it. It takes the focus from the
 * text by Tab alone: a click into a cell sets the caret as anywhere, and every other key goes to the text.
 */
export function tableBox(view: EditorView): NodeView {
  const dom = document.createElement('div');
  const table = dom.appendChild(document.createElement('table'));
  const contentDOM = table.appendChild(document.createElement('tbody'));
  dom.className = 'paper-table';

  const setReachable = (isReachable: boolean) => {
    if (!isReachable) for (const name of ['tabindex', 'role', 'aria-label']) dom.removeAttribute(name);
    else {
      dom.tabIndex = 0;
      dom.role = 'region';
      dom.ariaLabel = scrollName(dom);
    }
  };
  const measure = () => setReachable(dom.scrollWidth > dom.clientWidth);
  const observer = new ResizeObserver(measure);
  observer.observe(dom);
  observer.observe(table);
  dom.addEventListener('mousedown', () => {
    // Right after this the browser gives the focus to what can have it; the caret then stays where it was.
    setReachable(false);
    setTimeout(measure);
  });
  dom.addEventListener('keydown', (event) => {
    if (event.target !== dom || isPassing(event)) return;
    const step = { ArrowLeft: -STEP, ArrowRight: STEP, Home: -dom.scrollWidth, End: dom.scrollWidth }[
      event.key
    ];
    if (step === undefined) view.focus();
    else {
      dom.scrollBy({ left: step });
      event.preventDefault();
    }
  });
  return {
    dom,
    contentDOM,
    // Tab in a cell goes to the next one; from the box it goes on.
    stopEvent: (event) => event.target === dom && event instanceof KeyboardEvent && isPassing(event),
    ignoreMutation: (mutation) => mutation.type === 'attributes' && mutation.target === dom,
    destroy: () => observer.disconnect(),
  };
}

function isPassing({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key === 'Tab' || key === 'Shift' || ctrlKey || metaKey || altKey;
}
