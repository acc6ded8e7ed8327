import { Zip, ZipDeflate } from 'fflate';

// In local time, because a ZIP holds no time zone: the same bytes everywhere.
const FIXED_TIME = new Date(1980, 0, 1);

/** A ZIP of texts in UTF-8, given out file by file; the same files give the same bytes at any time and place. */
export function* zipFiles(
  files: Iterable<{ name: string; text: string }>,
): Generator<Uint8Array<ArrayBuffer>> {
  const ready: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const encoder = new TextEncoder();
  for (const { name, text } of files) {
    const file = new ZipDeflate(name);
    file.mtime = FIXED_TIME;
    zip.add(file);
    file.push(encoder.encode(text), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
