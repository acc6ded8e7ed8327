/** What bytes are, by how they begin. */
export type Kind = 'html' | 'text' | 'pdf' | 'docx' | 'png' | 'jpeg' | 'gif' | 'webp' | 'other';

const SIGNATURES: [Kind, string][] = [
  ['pdf', '%PDF-'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
  // Archives that may begin without a zero byte; other archives, programs, sound and film have one.
  ['other', '\x1f\x8b'],
  ['other', 'BZh'],
  ['other', '\x28\xb5\x2f\xfd'],
];
// The elements by which the WHATWG's MIME sniffing knows a page, and a few newer ones.
const PAGE =
  /^\s*(?:<\?[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|script|style|title|meta|link|base|iframe|h1|div|p|br|a|b|font|table|article|main|section|header|nav)[\s/>]/i;
const MARKS_OF_UTF_16 = ['\xff\xfe', '\xfe\xff'];
const HEAD = 2_000;

/**
 * The kind of a body. Bytes with a zero among the first 2,000 are no text, unless a byte order mark or `charset` says that
 * they are UTF-16. An empty body is text.
 */
export function sniff(bytes: Uint8Array, charset: string | null): Kind {
  // As Latin-1 each byte is one character of the same number.
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  const known = SIGNATURES.find(([, signature]) => head.startsWith(signature));
  if (known) return known[0];
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'webp';
  if (head.startsWith('PK\x03\x04')) return isWordDocument(bytes) ? 'docx' : 'other';
  if (PAGE.test(head.replace(/^\xef\xbb\xbf/, '').replace(/<!--[^]*?-->/g, ''))) return 'html';
  const isWide = MARKS_OF_UTF_16.some((mark) => head.startsWith(mark)) || charset?.startsWith('utf-16');
  return head.includes('\0') && !isWide ? 'other' : 'text';
}

// The names of an archive's files stand in it as they are.
function isWordDocument(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('word/document');
}
