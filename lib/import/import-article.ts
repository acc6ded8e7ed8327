import { MAX_IMPORT_BYTES } from '@/lib/articles/import-rules';
import { decode } from '@/lib/import/decode';
import type { Draft, ImportFormat } from '@/lib/import/draft';
import { failure, type ImportFailure } from '@/lib/import/failure';
import { html } from '@/lib/import/html';
import { makeDraft } from '@/lib/import/make-draft';
import { markdown } from '@/lib/import/markdown';
import { plainText } from '@/lib/import/plain-text';

const FORMATS: ImportFormat[] = [plainText, markdown, html];

export type ImportInput = {
  mediaType: string;
  /** '' for what was pasted. */
  fileName: string;
} & ({ bytes: Uint8Array } | { text: string });

export type ImportResult = { ok: true; draft: Draft; encoding: string; mediaType: string } | ImportFailure;

/**
 * Reads a file, or text that was pasted, as an article. The same input always gives the same draft. The kind is told by the name's ending,
 * else by the media type, else a file is looked into. What was pasted is taken whole; of a web page's file, its article.
 */
export function importArticle(input: ImportInput): ImportResult {
  const decoded = textOf(input);
  if (!decoded.ok) return decoded;
  const format = formatOf(input.fileName, input.mediaType, decoded.text);
  if (format === null) return failure('wrong_type', kindOf(input));
  if (decoded.text.trim() === '') return failure('no_text');
  const reading = format.read(decoded.text, 'bytes' in input);
  const made = reading.ok ? makeDraft(reading) : reading;
  if (!made.ok) return made;
  const draft = { ...made.draft, warnings: [...encodingWarning(decoded), ...made.draft.warnings] };
  return { ok: true, draft, encoding: decoded.encoding, mediaType: format.mediaTypes[0] ?? 'text/plain' };
}

type Text = { ok: true; text: string; encoding: string; sure: boolean };

function textOf(input: ImportInput): Text | ImportFailure {
  const size = 'bytes' in input ? input.bytes.byteLength : new TextEncoder().encode(input.text).byteLength;
  if (size > MAX_IMPORT_BYTES) return failure('too_large', `${(size / 1_000_000).toFixed(1)} MB`);
  if (size === 0) return failure('empty');
  if ('text' in input) return { ok: true, text: input.text, encoding: 'utf-8', sure: true };
  const decoded = decode(input.bytes);
  if (decoded.ok) return decoded;
  return failure(decoded.reason, decoded.reason === 'binary' ? decoded.what : '');
}

function formatOf(fileName: string, mediaType: string, text: string): ImportFormat | null {
  const extension = extensionOf(fileName);
  if (extension !== '') return FORMATS.find((format) => format.extensions.includes(extension)) ?? null;
  const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  const named = FORMATS.find((format) => format.mediaTypes.includes(type));
  if (named) return named;
  if (type !== '' && type !== 'application/octet-stream') return null;
  return /^\s*<(?:!doctype html|html|\?xml)\b/i.test(text) ? html : plainText;
}

function kindOf({ fileName, mediaType }: ImportInput): string {
  return extensionOf(fileName) || mediaType;
}

function extensionOf(fileName: string): string {
  return /\.[\p{L}\p{N}]{1,10}$/u.exec(fileName)?.[0].toLowerCase() ?? '';
}

function encodingWarning({ sure, encoding }: Text): string[] {
  return sure
    ? []
    : [
        `The letters were read as ${encoding}, the likeliest encoding. Look whether accents and quotation marks are right.`,
      ];
}
