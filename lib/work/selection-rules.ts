/**
 * What is chosen of a list after a box was set: alone, or with everything from the box that was set before to it (`anchor`), in whatever
 * direction. What is not in the list any more is let go.
 */
export function chooseUpTo(
  list: readonly string[],
  chosen: ReadonlySet<string>,
  { id, anchor, isOn }: { id: string; anchor: string | null; isOn: boolean },
): ReadonlySet<string> {
  const [at, from] = [list.indexOf(id), anchor === null ? -1 : list.indexOf(anchor)];
  const span = from < 0 ? [id] : list.slice(Math.min(at, from), Math.max(at, from) + 1);
  const next = new Set(list.filter((each) => chosen.has(each)));
  for (const each of at < 0 ? [] : span) {
    if (isOn) next.add(each);
    else next.delete(each);
  }
  return next;
}
