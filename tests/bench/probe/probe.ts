import {
  documentSize,
  drawnAnnotations,
  drawnPieces,
  findEditor,
  hasSelection,
  placeCaret,
  putCaretInto,
  selectFirstWords,
  selectionKey,
  textOf,
  writtenKey,
} from './editor';
import { paintedOnce, watchFrames } from './frames';

/** When a page counts as open. */
export type Expectation = {
  /** What appears beside a selection; null where nothing does. */
  menu: string | null;
  /** Those that are drawn in the text. */
  annotations: number;
  /** Positions of the document at least. */
  size: number;
};

/**
 * Milliseconds from the start of the navigation until a selection of the text was taken and painted, until the menu stood
 * beside it, and until all annotations were drawn as well. What a page does not have took no time.
 */
export type Opening = { selectable: number; menu: number; whole: number };

declare global {
  interface Window {
    probe: Probe;
    probeExpectation: Expectation;
  }
}

type Probe = ReturnType<typeof createProbe>;

/** Longer than anything takes that happens at all. */
const DEADLINE = 8_000;

// Runs in the page from its first moment on: the same in our page and in the bare one.
window.probe = createProbe(window.probeExpectation);

function createProbe(expected: Expectation) {
  const opening = openedAt(expected);
  let samples: Promise<number>[] = [];
  let unwatch = () => {};
  let frames = { stop: (): number[] => [] };

  /** From here on, every event of the type is timed until the frame that shows its answer is painted. */
  function watch(type: 'keydown' | 'mousedown' | 'click', prepare: () => () => boolean) {
    const listener = (event: Event) => {
      if (event instanceof KeyboardEvent && event.key === 'Shift') return;
      const deadline = performance.now() + DEADLINE;
      const isAnswered = prepare();
      const isOver = () => isAnswered() || performance.now() > deadline;
      samples.push(paintedOnce(isOver).then((at) => (at > deadline ? NaN : at - event.timeStamp)));
    };
    window.addEventListener(type, listener, { capture: true });
    unwatch = () => window.removeEventListener(type, listener, { capture: true });
  }

  function otherThan(read: () => unknown): () => () => boolean {
    return () => {
      const before = read();
      return () => read() !== before;
    };
  }

  return {
    /** Fails when the page does not become what it should be, and says what it is instead. */
    opened: () => Promise.race([opening, tooLate()]),
    watchKeys: () => watch('keydown', otherThan(selectionKey)),
    /** Keys that write: until the text that they make is painted. */
    watchWriting: () => watch('keydown', otherThan(writtenKey)),
    watchPointer: () => watch('mousedown', otherThan(selectionKey)),
    watchClicksForMarks: () => watch('click', otherThan(drawnPieces)),
    /** Keys that make an annotation: until it is drawn, and another card is the active one. */
    watchKeysForCards: () =>
      watch('keydown', () => {
        const [drawn, card] = [drawnAnnotations(), activeCard()];
        return () => drawnAnnotations() > drawn && activeCard() !== card;
      }),
    /** What was timed since the last taking, once all of it is answered; NaN for what never was. */
    take: async () => {
      const taken = await Promise.all(samples);
      samples = [];
      unwatch();
      return taken;
    },
    startFrames: () => {
      frames = watchFrames();
    },
    takeFrames: () => frames.stop(),
    /** Brings a block of the text onto the screen, by its share of all blocks, with the caret in it; where it then is. */
    goTo: async (share: number) => {
      const blocks = findEditor()?.view.dom.children;
      const block = blocks?.[Math.floor(blocks.length * share)];
      if (!block) throw new Error('There is no text.');
      putCaretInto(block);
      block.scrollIntoView({ block: 'center' });
      await paintedOnce(() => true);
      await paintedOnce(() => true);
      const { left, top } = block.getBoundingClientRect();
      return { left, top };
    },
    /** Puts the caret into the nth textblock, after so many of its characters, in the middle of the screen. */
    writeAt: async (block: number, offset: number) => {
      placeCaret(block, offset);
      await paintedOnce(() => true);
      await paintedOnce(() => true);
    },
    textOf,
    pause,
    /** What both pages must have in common to be compared. */
    look: () => {
      const dom = findEditor()?.view.dom;
      // The first is set as a byline.
      const paragraph = dom?.querySelector('p + p');
      if (!dom || !paragraph) return '';
      const { fontFamily, fontSize, lineHeight } = getComputedStyle(paragraph);
      const font = `${fontFamily.split(',')[0] ?? ''} ${fontSize}/${lineHeight}`;
      return `${dom.children.length} blocks of ${font} on ${paragraph.clientWidth} px`;
    },
  };
}

async function openedAt(expected: Expectation): Promise<Opening> {
  await paintedOnce(() => documentSize() >= expected.size);
  selectFirstWords();
  const selectable = await paintedOnce(hasSelection);
  const { menu, annotations } = expected;
  const [withMenu, whole] = await Promise.all([
    menu === null ? selectable : paintedOnce(() => document.querySelector(menu) !== null),
    annotations === 0 ? selectable : paintedOnce(() => drawnAnnotations() >= annotations),
  ]);
  return { selectable, menu: withMenu, whole: Math.max(selectable, whole) };
}

async function tooLate(): Promise<never> {
  await pause(60_000);
  const found = `${documentSize()} positions, ${drawnAnnotations()} annotations, selection ${selectionKey()}`;
  throw new Error(`${location.href} did not open ("${document.title}", ${found}).`);
}

function activeCard(): string {
  return document.querySelector<HTMLElement>('.placed-active [data-card]')?.dataset['card'] ?? '';
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
