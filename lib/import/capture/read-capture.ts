import type { CaptureReading } from '@/lib/captures/model';
import { readDocx } from '@/lib/import/capture/docx';
import { readHtml } from '@/lib/import/capture/html';
import { type ByteKind, kindOfBytes } from '@/lib/import/capture/kind-of-bytes';
import { readPdf } from '@/lib/import/capture/pdf';
import { readPlain } from '@/lib/import/capture/plain';
import { type Found, makeReading, type Refusal } from '@/lib/import/capture/reading';
import { isTranscript, readTranscript } from '@/lib/import/capture/transcript';
import { decode } from '@/lib/import/decode';

/** Bytes that shall be kept as a copy. */
export interface CopyBytes {
  bytes: Uint8Array;
  /** '' for what was not a file. */
  fileName: string;
  /** As the server that it came from called it; '' for a file, whose browser only goes by its name. */
  mediaType: string;
  charset: string | null;
  /** Where it came from, for its links; '' when unknown. */
  address: string;
}

export type ReadCapture = { ok: true; reading: CaptureReading } | Refusal;

/** Kinds of bytes that may stand behind the ending of a name. */
const ENDINGS: Record<string, ByteKind[]> = {
  ...endings('.txt .text .md .markdown .log .csv .html .htm .xhtml .vtt .srt', ['text']),
  ...endings('.pdf', ['pdf']),
  ...endings('.docx', ['docx']),
  // Pictures are often called by another kind of picture.
  ...endings('.png .jpg .jpeg .jpe .gif .webp', ['png', 'jpeg', 'gif', 'webp']),
};
const IN_WORDS: Record<ByteKind, string> = {
  pdf: 'a PDF',
  docx: 'a Word document',
  png: 'a PNG picture',
  jpeg: 'a JPEG picture',
  gif: 'a GIF picture',
  webp: 'a WebP picture',
  text: 'text',
};
const KEPT =
  'Web pages, PDF, Word documents (.docx), plain text, transcripts (.vtt, .srt) and pictures are kept';
const PAGE = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i;

/**
 * Reads bytes as a copy. What they are is told by the bytes themselves; a name that says something else is refused rather than guessed
 * at. What has no text that can be read is kept all the same, with a warning. The same bytes give the same reading.
 */
export async function readCapture(copy: CopyBytes): Promise<ReadCapture> {
  const { bytes, fileName } = copy;
  if (bytes.length === 0)
    return refusal('empty', 'There is nothing in it: choose another file, or paste the text.');
  const kind = kindOfBytes(bytes);
  if (typeof kind === 'object') {
    return refusal(
      'wrong_type',
      `This is ${kind.what}. ${KEPT}: save it as one of these, or paste the text.`,
    );
  }
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(fileName)?.[0].toLowerCase() ?? '';
  const kinds = ENDINGS[ending];
  if (ending !== '' && !kinds) {
    return refusal(
      'wrong_type',
      `Files of the kind “${ending}” are not kept. ${KEPT}: save it as one of these, or paste the text.`,
    );
  }
  if (kinds && !kinds.includes(kind)) {
    return refusal(
      'wrong_type',
      `This file is called “${ending}”, but it is ${IN_WORDS[kind]}: look at what it is, and save it again as that.`,
    );
  }
  const found = await readKind(kind, copy, ending);
  if (!found.ok) return found;
  return { ok: true, reading: makeReading(found) };
}

/** Reads what a person pasted as a copy: rich text where the clipboard had it. */
export function readPastedCapture({
  text,
  html,
}: {
  text: string;
  html: string | undefined;
}): CaptureReading {
  if (html !== undefined && html.trim() !== '') return makeReading(readHtml(html, ''));
  return makeReading(readText(text));
}

type Read = ({ ok: true } & Found) | Refusal;

async function readKind(kind: ByteKind, copy: CopyBytes, ending: string): Promise<Read> {
  switch (kind) {
    case 'pdf':
      return await readPdf(copy.bytes);
    case 'docx':
      return readDocx(copy.bytes);
    case 'png':
    case 'jpeg':
    case 'gif':
    case 'webp':
      return {
        ok: true,
        mediaType: `image/${kind}`,
        blocks: [],
        places: [],
        title: '',
        language: '',
        warnings: [
          'This is a picture: it is kept and shown, but words in it are not read; paste them to have them searched and cited.',
        ],
      };
    case 'text':
      return readTextBytes(copy, ending);
  }
}

function readTextBytes({ bytes, mediaType, charset, address }: CopyBytes, ending: string): Read {
  const decoded = decode(bytes);
  if (!decoded.ok) {
    const what = decoded.reason === 'binary' && decoded.what !== '' ? decoded.what : 'not text';
    return decoded.reason === 'undecodable'
      ? refusal(
          'undecodable',
          'The letters in this file cannot be made out, as its encoding is unknown: save it as UTF-8, or paste the text.',
        )
      : refusal('wrong_type', `This is ${what}. ${KEPT}: save it as one of these, or paste the text.`);
  }
  const named = decoded.sure ? null : decodeAs(bytes, charset);
  const text = named ?? decoded.text;
  const isPage =
    PAGE.test(text.slice(0, 4_000)) || ending.endsWith('html') || ending === '.htm' || /html/.test(mediaType);
  const found = isPage ? readHtml(text, address) : readText(text);
  const warnings =
    decoded.sure || named !== null
      ? found.warnings
      : [
          `The letters were read as ${decoded.encoding}, the likeliest encoding: look whether accents and quotation marks are right.`,
          ...found.warnings,
        ];
  return { ok: true, ...found, warnings };
}

function readText(text: string): Found {
  if (!isTranscript(text)) return readPlain(text);
  return readTranscript(
    text,
    text.replace(/^\ufeff/, '').startsWith('WEBVTT') ? 'text/vtt' : 'application/x-subrip',
  );
}

function decodeAs(bytes: Uint8Array, charset: string | null): string | null {
  if (charset === null) return null;
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch (error) {
    // An encoding that nobody knows, or bytes that it does not have.
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}

function endings(names: string, kinds: ByteKind[]): Record<string, ByteKind[]> {
  return Object.fromEntries(names.split(' ').map((name) => [name, kinds]));
}

function refusal(code: Refusal['code'], message: string): Refusal {
  return { ok: false, code, message };
}
