import { refusal, type FetchRefusal } from '@/lib/fetch/refusal';
import { sniff, type Kind } from '@/lib/fetch/sniff';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What is kept, and which kinds of bytes may stand behind each type. */
const KEPT: Record<string, Kind[]> = {
  'text/html': ['html', 'text'],
  'application/xhtml+xml': ['html', 'text'],
  'text/plain': ['text', 'html'],
  'application/pdf': ['pdf'],
  [DOCX]: ['docx'],
  'image/png': ['png'],
  'image/jpeg': ['jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
};
const OTHER_NAMES: Record<string, string> = {
  'application/x-pdf': 'application/pdf',
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
};
// Types by which a server says only that it does not know, or that a browser shall save the file.
const VAGUE = /^(|application\/(octet-stream|x-download|force-download)|binary\/octet-stream)$/;

const TYPE_OF: Record<Kind, string | null> = {
  html: 'text/html',
  text: 'text/plain',
  pdf: 'application/pdf',
  docx: DOCX,
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  other: null,
};
const IN_WORDS: Record<Kind, string> = {
  html: 'a web page',
  text: 'plain text',
  pdf: 'a PDF',
  docx: 'a Word document',
  png: 'a PNG image',
  jpeg: 'a JPEG image',
  gif: 'a GIF image',
  webp: 'a WebP image',
  other: 'something else',
};

/** What a content-type header says. `mediaType` is null when the header says nothing; `charset` is in lower case. */
export interface DeclaredType {
  ok: true;
  mediaType: string | null;
  charset: string | null;
}

/** Reads the header, and refuses what is not kept before its body is read. */
export function readContentType(header: string): DeclaredType | FetchRefusal {
  const written = /^[^;,]*/.exec(header)?.[0].trim().toLowerCase() ?? '';
  const charset = /;\s*charset\s*=\s*["']?([\w.:-]{2,40})/i.exec(header)?.[1]?.toLowerCase() ?? null;
  if (VAGUE.test(written)) return { ok: true, mediaType: null, charset };
  const mediaType = OTHER_NAMES[written] ?? written;
  if (Object.hasOwn(KEPT, mediaType)) return { ok: true, mediaType, charset };
  return refusal('wrong_type', { mediaType: written.replace(/[^\w.+/-]/g, '').slice(0, 80) });
}

/**
 * The media type of a body: the one declared, if the bytes are of it, else the one that they are of. Bytes that are not what
 * the server calls them are refused rather than guessed at: mostly they are a log-in page under the name of a document.
 */
export function judgeBody(
  declared: DeclaredType,
  bytes: Uint8Array,
): { ok: true; mediaType: string } | FetchRefusal {
  const kind = sniff(bytes, declared.charset);
  if (declared.mediaType === null) {
    const mediaType = TYPE_OF[kind];
    return mediaType === null ? refusal('wrong_type') : { ok: true, mediaType };
  }
  if (KEPT[declared.mediaType]?.includes(kind)) return { ok: true, mediaType: declared.mediaType };
  return refusal('type_mismatch', { mediaType: declared.mediaType, found: IN_WORDS[kind] });
}

/** The Accept header: pages first, then the other types that are kept, then whatever the server has. */
export const ACCEPT = `text/html,application/xhtml+xml,${Object.keys(KEPT)
  .slice(2)
  .map((type) => `${type};q=0.8`)
  .join(',')},*/*;q=0.1`;
