import {
  documentSize,
  drawnAnnotations,
  drawnPieces,
  findEditor,
  hasSelection,
  selectFirstWords,
  selectionKey,
} from './editor';
import { paintedOnce, watchFrames } from './frames';

/** When a page counts as open. */
export type Expectation = {
  /** What appears beside a selection when the page listens; null where nothing does. */
  menu: string | null;
  annotations: number;
  /** Positions of the document at least. */
  size: number;
};

/** Milliseconds from the start of the navigation. */
export type Opening = { selectable: number; whole: number };

type Answer = { to: 'keydown' | 'mousedown' | 'click'; isGiven: () => boolean };

declare global {
  interface Window {
    probe: Probe;
    probeExpectation: Expectation;
  }
}

type Probe = ReturnType<typeof createProbe>;

// Runs in the page from its first moment on: the same in our page and in the bare one.
window.probe = createProbe(window.probeExpectation);

function createProbe(expected: Expectation) {
  let samples: Promise<number>[] = [];
  let unwatch = () => {};
  let frames = { stop: (): number[] => [] };

  /** From here on, every event of the type is timed until the frame that shows its answer is painted. */
  function watch(type: Answer['to'], prepare: () => () => boolean) {
    const listener = (event: Event) => {
      if (event instanceof KeyboardEvent && event.key === 'Shift') return;
      const isAnswered = prepare();
      samples.push(paintedOnce(isAnswered).then((at) => at - event.timeStamp));
    };
    window.addEventListener(type, listener, { capture: true });
    unwatch = () => window.removeEventListener(type, listener, { capture: true });
  }

  function otherThan(read: () => string | number): () => () => boolean {
    return () => {
      const before = read();
      return () => read() !== before;
    };
  }

  return {
    opened: openedAt(expected),
    watchKeys: () => watch('keydown', otherThan(selectionKey)),
    watchPointer: () => watch('mousedown', otherThan(selectionKey)),
    watchClicksForMarks: () => watch('click', otherThan(drawnPieces)),
    watchKeysFor: (selector: string) =>
      watch('keydown', () => {
        const before = document.querySelectorAll(selector).length;
        return () => document.querySelectorAll(selector).length > before;
      }),
    /** What was timed since the last taking, once all of it is answered. */
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
    /** Brings the middle of the text onto the screen; the place of its first words there. */
    goToMiddle: async () => {
      const blocks = findEditor()?.view.dom.children;
      const block = blocks?.[Math.floor(blocks.length / 2)];
      block?.scrollIntoView({ block: 'center' });
      await paintedOnce(() => true);
      await paintedOnce(() => true);
      const box = block?.getBoundingClientRect();
      return { x: (box?.left ?? 0) + 120, y: (box?.top ?? 0) + 14 };
    },
    /** What both pages must have in common to be compared. */
    look: () => {
      const dom = findEditor()?.view.dom;
      const paragraph = dom?.querySelector('p');
      if (!dom || !paragraph) return '';
      const { fontFamily, fontSize, lineHeight } = getComputedStyle(paragraph);
      return `${paragraph.clientWidth} px wide, ${fontFamily.split(',')[0]}, ${fontSize}/${lineHeight}, ${dom.children.length} blocks`;
    },
  };
}

async function openedAt(expected: Expectation): Promise<Opening> {
  await paintedOnce(() => documentSize() >= expected.size);
  selectFirstWords();
  const menu = expected.menu;
  const selectable = await paintedOnce(
    () => hasSelection() && (menu === null || document.querySelector(menu) !== null),
  );
  const whole = await paintedOnce(() => drawnAnnotations() >= expected.annotations);
  return { selectable, whole: expected.annotations === 0 ? selectable : whole };
}
