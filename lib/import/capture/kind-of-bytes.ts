import { nameBinary } from '@/lib/import/signatures';

/** What a file is by its bytes; `text` may still be a web page or a transcript. */
export type ByteKind = 'pdf' | 'docx' | 'png' | 'jpeg' | 'gif' | 'webp' | 'text';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const SIGNATURES: [ByteKind, number[], number][] = [
  ['pdf', ascii('%PDF-'), 0],
  ['png', [0x89, ...ascii('PNG\r\n\u001a\n')], 0],
  ['jpeg', [0xff, 0xd8, 0xff], 0],
  ['gif', ascii('GIF87a'), 0],
  ['gif', ascii('GIF89a'), 0],
  ['webp', ascii('WEBP'), 8],
];
const ZIP = ascii('PK\u0003\u0004');
const WORD_PART = ascii('word/document');

/** The kind of the bytes by how they begin, of those that are kept; else in words what they are, as far as that is known. */
export function kindOfBytes(bytes: Uint8Array): ByteKind | { isOther: true; what: string } {
  const known = SIGNATURES.find(([, signature, at]) => standsAt(bytes, signature, at));
  if (known) return known[0];
  if (standsAt(bytes, ZIP, 0) && holds(bytes, WORD_PART)) return 'docx';
  const what = nameBinary(bytes);
  return what === null ? 'text' : { isOther: true, what };
}

function ascii(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

function standsAt(bytes: Uint8Array, signature: readonly number[], at: number): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte);
}

// The names of an archive's files stand in it as they are.
function holds(bytes: Uint8Array, words: readonly number[]): boolean {
  const [first = 0] = words;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (standsAt(bytes, words, at)) return true;
  }
  return false;
}
