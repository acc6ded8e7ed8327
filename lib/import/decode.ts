import { analyse } from 'chardet';
import { declaredEncoding } from '@/lib/import/declared-encoding';
import { nameBinary } from '@/lib/import/signatures';

export type Decoded =
  /** `sure` is false when the encoding was only the likeliest by the letters. */
  | { ok: true; text: string; encoding: string; sure: boolean }
  | { ok: false; reason: 'empty' | 'undecodable' }
  | { ok: false; reason: 'binary'; what: string };

const BYTE_ORDER_MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];
const ESCAPE = 0x1b;
const SAMPLE = 64_000;

/**
 * Bytes to text. In this order: a byte order mark, UTF-16 by its zero bytes, strict UTF-8, the encoding that the page declares,
 * the likeliest by its letters. UTF-8 goes before the declaration because pages are often saved as UTF-8 whatever they say,
 * and text in another encoding is hardly ever valid UTF-8 by chance. `encoding` is the WHATWG name.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { ok: false, reason: 'empty' };
  const what = nameBinary(bytes);
  if (what !== null) return { ok: false, reason: 'binary', what };

  const mark = BYTE_ORDER_MARKS.find((known) => known.bytes.every((byte, index) => bytes[index] === byte));
  const wide = mark?.encoding ?? wideEncoding(bytes);
  if (wide !== null) return decodeAs(bytes, [wide], true) ?? undecodable(bytes);
  if (bytes.includes(0)) return { ok: false, reason: 'binary', what: '' };

  const declared = declaredEncoding(bytes) ?? 'utf-8';
  // Encodings that switch alphabets by escape sequences are pure ASCII to look at, and so valid UTF-8.
  const certain = bytes.includes(ESCAPE) ? declared : 'utf-8';
  return (
    decodeAs(bytes, [certain, declared], true) ??
    decodeAs(bytes, likelyEncodings(bytes), false) ??
    mostlyAscii(bytes) ??
    undecodable(bytes)
  );
}

function decodeAs(bytes: Uint8Array, encodings: string[], sure: boolean): Decoded | null {
  for (const encoding of encodings) {
    const text = decodeStrictly(bytes, encoding);
    if (text !== null && looksLikeText(text, encoding)) return { ok: true, text, encoding, sure };
  }
  return null;
}

// Too short to tell by its letters: the commonest encoding of old, if most of it reads the same in all of them.
function mostlyAscii(bytes: Uint8Array): Decoded | null {
  const foreign = bytes.filter((byte) => byte >= 0x80).length;
  return foreign * 4 <= bytes.length ? decodeAs(bytes, ['windows-1252'], false) : null;
}

function undecodable(bytes: Uint8Array): Decoded {
  const isBinary = bytes.some((byte) => byte < 0x09);
  return isBinary ? { ok: false, reason: 'binary', what: '' } : { ok: false, reason: 'undecodable' };
}

// ASCII text in UTF-16 has a zero in every other byte.
function wideEncoding(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 2_000);
  if (sample.length < 4 || bytes.length % 2 === 1) return null;
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = sample.length * 0.2;
  if (odd > many && even === 0) return 'utf-16le';
  if (even > many && odd === 0) return 'utf-16be';
  return null;
}

function likelyEncodings(bytes: Uint8Array): string[] {
  const first = Math.max(0, bytes.findIndex((byte) => byte >= 0x80) - SAMPLE / 4);
  const matches = analyse(bytes.subarray(first, first + SAMPLE));
  return matches
    .filter((match) => match.confidence >= 10 && !/^UTF-|^ASCII$/.test(match.name))
    .map((match) => whatwgName(match.name))
    .filter((name) => name !== null);
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return encoding === 'windows-1252' ? withPunctuation(text) : text;
  } catch (error) {
    // A byte that the encoding does not have.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

// Node 20 reads windows-1252 as ISO 8859-1, where the typographic marks are control characters.
const FROM_0X80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
function withPunctuation(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (mark) => FROM_0X80[mark.charCodeAt(0) - 0x80] ?? mark);
}

function whatwgName(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    // An encoding that this runtime does not know.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

// A wrong guess, and what is no text at all, show as control characters. A few stray ones are forgiven, but for the escapes
// of encodings not tried yet. UTF-8 that was made of wrongly read UTF-8 holds those above 0x80: that is still what it says.
function looksLikeText(text: string, encoding: string): boolean {
  if (text.includes('\u001b')) return false;
  if (!encoding.startsWith('utf-') && /[\u0080-\u009f]/.test(text)) return false;
  const stray = text.match(/(?![\t\n\r\f\u0080-\u009f])\p{Cc}/gu)?.length ?? 0;
  return stray * 500 <= text.length;
}
