const CHUNK_LENGTH = 64 * 1024;

/** UTF-8 of the strings one after the other, in pieces of about 64 kB, however small the strings are. */
export function* encodeChunks(strings: Iterable<string>): Generator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let waiting: string[] = [];
  let length = 0;
  for (const string of strings) {
    waiting.push(string);
    length += string.length;
    if (length < CHUNK_LENGTH) continue;
    yield encoder.encode(waiting.join(''));
    waiting = [];
    length = 0;
  }
  if (waiting.length > 0) yield encoder.encode(waiting.join(''));
}
