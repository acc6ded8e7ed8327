/** What is so near the edge of the view counts as out of sight. */
const EDGE = 80;

/** Scrolls a box of the window to about a third of the height, unless it is well in sight already. */
export function bringIntoSight(
  scroller: HTMLElement,
  box: { top: number; bottom: number },
  edge = EDGE,
): void {
  const view = scroller.getBoundingClientRect();
  const isInSight = box.top > view.top + edge && box.bottom < view.bottom - edge;
  if (!isInSight) scroller.scrollTop += box.top - view.top - view.height / 3;
}
