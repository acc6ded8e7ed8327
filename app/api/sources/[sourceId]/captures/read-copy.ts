import type { Actor } from '@/lib/auth/actor';
import { requireKeeper } from '@/lib/captures/commands/keep-capture';
import { fetchCopy } from '@/lib/captures/fetch-copy';
import {
  captureRequestSchema,
  MAX_COPY_BYTES,
  MAX_COPY_REQUEST_BYTES,
  MAX_PASTED_BYTES,
  type CaptureInput,
} from '@/lib/captures/model';
import { AppError, type ErrorCode } from '@/lib/errors';
import { formOf, readBytes, readJson } from '@/lib/http/body';
import { consumeLimit } from '@/lib/http/limits';
import { parseInput } from '@/lib/http/parse';
import { idSchema } from '@/lib/ids';
import { readCapture, readPastedCapture, type ReadCapture } from '@/lib/import/capture/read-capture';
import type { Refusal } from '@/lib/import/capture/reading';
import { cleanText } from '@/lib/import/clean-text';

const CODES: Record<Refusal['code'], ErrorCode> = {
  empty: 'invalid_input',
  undecodable: 'invalid_input',
  damaged: 'invalid_input',
  too_large: 'too_large',
  wrong_type: 'unsupported_format',
};
const TOO_LARGE =
  'This is larger than the 20 MB that are kept: save a smaller part of it, or paste the words you need.';
const NOTHING = { address: '', redirects: [], finalAddress: '', headers: {} };

/**
 * Reads what a person wants to keep as a copy: a file as multipart/form-data (`id`, `file`), or as JSON what they pasted or an address to
 * fetch. Whether they may is asked before anything is read or fetched.
 */
export async function readCopy(actor: Actor, sourceId: string, request: Request): Promise<CaptureInput> {
  await requireKeeper(actor, sourceId);
  const type = request.headers.get('content-type') ?? '';
  if (/^multipart\/form-data\b/i.test(type)) return await readFile(request, type);
  const json = parseInput(captureRequestSchema, await readJson(request, MAX_COPY_REQUEST_BYTES), 'body');
  return json.way === 'paste' ? readPaste(json) : await readAddress(actor, sourceId, json, request.signal);
}

async function readFile(request: Request, type: string): Promise<CaptureInput> {
  const form = await formOf(await readBytesOf(request), type);
  const file = form.get('file');
  if (!(file instanceof File))
    throw new AppError('invalid_input', 'Choose a file.', { fields: { file: 'Choose a file.' } });
  const id = parseInput(idSchema, form.get('id'), 'id');
  if (file.size > MAX_COPY_BYTES) throw new AppError('too_large', TOO_LARGE);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const fileName = cleanText(file.name).replaceAll('\n', ' ').slice(-255).toWellFormed();
  const reading = told(await readCapture({ bytes, fileName, mediaType: '', charset: null, address: '' }));
  return { id, way: 'upload', bytes, fileName, ...NOTHING, reading };
}

function readPaste({ id, text, html }: { id: string; text: string; html?: string }): CaptureInput {
  const isRich = html !== undefined && html.trim() !== '';
  const kept = isRich ? html : text;
  const bytes = new TextEncoder().encode(kept);
  if (bytes.length > MAX_PASTED_BYTES) {
    throw new AppError(
      'too_large',
      'Up to 5 MB are taken by pasting: paste the words you need, or upload the file.',
    );
  }
  if (kept.trim() === '') {
    throw new AppError('invalid_input', 'Paste the text first.', {
      fields: { text: 'Paste the text first.' },
    });
  }
  const reading = readPastedCapture({ text, html: isRich ? html : undefined });
  return { id, way: 'paste', bytes, fileName: '', ...NOTHING, reading };
}

async function readAddress(
  actor: Actor,
  sourceId: string,
  { id, address }: { id: string; address: string },
  signal: AbortSignal,
): Promise<CaptureInput> {
  await consumeLimit('fetch', actor.userId);
  const page = await fetchCopy(actor, sourceId, address, { signal });
  const { bytes: fetched, mediaType, charset, finalAddress, redirects, headers } = page;
  const bytes = new Uint8Array(fetched);
  const reading = told(await readCapture({ bytes, fileName: '', mediaType, charset, address: finalAddress }));
  return {
    id,
    way: 'fetch',
    bytes,
    fileName: '',
    address,
    redirects,
    finalAddress,
    headers: { ...headers },
    reading,
  };
}

async function readBytesOf(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await readBytes(request, MAX_COPY_REQUEST_BYTES);
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'too_large')
      throw new AppError('too_large', TOO_LARGE, { cause });
    throw cause;
  }
}

function told(read: ReadCapture) {
  if (read.ok) return read.reading;
  throw new AppError(CODES[read.code], read.message, { details: { reason: read.code } });
}
