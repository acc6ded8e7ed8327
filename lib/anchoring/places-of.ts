/** Where some words stand in a text, at most `most` places, from the first on; overlapping ones count. */
export function placesOf(text: string, words: string, most: number): number[] {
  const places: number[] = [];
  if (words === '') return places;
  for (let at = text.indexOf(words); at >= 0 && places.length < most; at = text.indexOf(words, at + 1)) {
    places.push(at);
  }
  return places;
}
