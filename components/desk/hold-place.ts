import type { DeskController } from '@/components/desk/desk-controller';

/** Inside the margins of the paper, from its left edge, in px. */
const INSIDE = 120;

/**
 * Makes a change that gives the text another width, and keeps what is read where it is on the screen: the active annotation while it is in
 * sight, or else the line at a third of the height.
 */
export function holdPlace(desk: DeskController, change: () => void): void {
  const { paper, scroller, active } = desk;
  const offset = placeRead(desk);
  if (!paper || !scroller || offset === null) return change();
  const before = paper.boxAt(offset, 1).top;
  change();
  const hold = () => {
    if (desk.paper !== paper || desk.active !== active) return;
    scroller.scrollTop += paper.boxAt(offset, 1).top - before;
  };
  // Blocks that come into sight take their real height, which moves what is below them.
  requestAnimationFrame(() => {
    hold();
    requestAnimationFrame(hold);
  });
}

function placeRead({ paper, scroller, active }: DeskController): number | null {
  if (!paper || !scroller) return null;
  const view = scroller.getBoundingClientRect();
  const start = active?.ranges[0]?.start;
  if (start !== undefined) {
    const { top } = paper.boxAt(start, 1);
    if (top > view.top && top < view.bottom) return start;
  }
  const { left } = paper.view.dom.getBoundingClientRect();
  return paper.offsetAtPoint(left + INSIDE, view.top + view.height / 3);
}
