interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const GAP = 8;
/** Height of what stays at the top of the scroller. */
const HEAD = 56;

/** Places an element of a layer above a stretch of text, or below it where there is no room above; boxes are the window's. */
export function placeNear(element: HTMLElement, layer: HTMLElement, first: Box, last: Box): void {
  const origin = layer.getBoundingClientRect();
  const { width, height } = element.getBoundingClientRect();
  const scroller = layer.closest('.desk-scroller')?.getBoundingClientRect();
  const column = layer.closest('.desk-column')?.getBoundingClientRect();
  const hasRoom = first.top - height - GAP > (scroller?.top ?? 0) + HEAD;
  const top = hasRoom ? first.top - height - GAP : last.bottom + GAP;
  const left = Math.min(first.left, (column?.right ?? window.innerWidth) - width - GAP);
  element.style.top = `${top - origin.top}px`;
  element.style.left = `${Math.max(left, (scroller?.left ?? 0) + GAP) - origin.left}px`;
}
