import { createHash } from 'node:crypto';
import { z } from 'zod';
import { MAX_IMPORT_REQUEST_BYTES } from '@/lib/articles/import-rules';
import { canImportArticle } from '@/lib/articles/policy';
import type { Actor } from '@/lib/auth/actor';
import { AppError, type ErrorCode } from '@/lib/errors';
import { formOf, readBytes, readJson } from '@/lib/http/body';
import { parseInput } from '@/lib/http/parse';
import { cleanText } from '@/lib/import/clean-text';
import type { Draft } from '@/lib/import/draft';
import { failure, type ImportFailure, type ImportFailureCode } from '@/lib/import/failure';
import { importArticle, type ImportInput } from '@/lib/import/import-article';

/** An input that could be read: the draft, what is kept of the input, and what was sent beside it. */
interface ReadImport {
  draft: Draft;
  digest: string;
  original: { bytes: Uint8Array<ArrayBuffer>; fileName: string; mediaType: string; encoding: string };
  /** Not checked yet. */
  choices: unknown;
}

const pastedSchema = z.strictObject({
  text: z.string(),
  /** The same in rich text, where the clipboard had it. */
  html: z.string().optional(),
  choices: z.unknown().optional(),
});

const CODES: Record<ImportFailureCode, ErrorCode> = {
  empty: 'invalid_input',
  no_text: 'invalid_input',
  undecodable: 'invalid_input',
  too_complex: 'too_large',
  too_large: 'too_large',
  binary: 'unsupported_format',
  wrong_type: 'unsupported_format',
};

/** `readInput` for those who may bring articles in. */
export async function readImport(actor: Actor, request: Request): Promise<ReadImport> {
  if (!canImportArticle(actor)) {
    throw new AppError(
      'forbidden',
      'Checkers and wider roles bring articles in. Ask the owner of the workspace.',
    );
  }
  return await readInput(request);
}

/**
 * Reads what a person wants to bring in: a file as multipart/form-data (`file`, and `choices` as JSON), or what they pasted as JSON.
 * The same request reads the same each time. Throws what is wrong with it, with its `reason` in the problem document. Whether the
 * person may is for the caller to say.
 */
export async function readInput(request: Request): Promise<ReadImport> {
  const { input, bytes, choices } = await readRequest(request);
  const result = importArticle(input);
  if (!result.ok) throw refusal(result);
  const { draft, mediaType, encoding } = result;
  return {
    draft,
    digest: createHash('sha256').update(JSON.stringify(draft.doc)).digest('hex'),
    original: { bytes, fileName: input.fileName, mediaType, encoding },
    choices,
  };
}

interface RequestParts {
  input: ImportInput;
  bytes: Uint8Array<ArrayBuffer>;
  choices: unknown;
}

async function readRequest(request: Request): Promise<RequestParts> {
  try {
    const type = request.headers.get('content-type') ?? '';
    return /^multipart\/form-data\b/i.test(type) ? await readFile(request, type) : await readPasted(request);
  } catch (error) {
    if (error instanceof AppError && error.code === 'too_large') throw refusal(failure('too_large'));
    throw error;
  }
}

async function readFile(request: Request, type: string): Promise<RequestParts> {
  const body = await readBytes(request, MAX_IMPORT_REQUEST_BYTES);
  const form = await formOf(body, type);
  const file = form.get('file');
  const choices = form.get('choices');
  if (!(file instanceof File))
    throw new AppError('invalid_input', 'Choose a file.', { fields: { file: 'Choose a file.' } });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const fileName = cleanText(file.name).replaceAll('\n', ' ').slice(-255);
  return {
    input: { bytes, fileName, mediaType: file.type },
    bytes,
    choices: typeof choices === 'string' ? parseJson(choices) : undefined,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError)
      throw new AppError('invalid_input', 'The choices are not valid JSON.', { cause });
    throw cause;
  }
}

async function readPasted(request: Request): Promise<RequestParts> {
  const json = await readJson(request, MAX_IMPORT_REQUEST_BYTES);
  const { text, html, choices } = parseInput(pastedSchema, json, 'body');
  const isRich = html !== undefined && html.trim() !== '';
  const input = isRich
    ? { text: html, mediaType: 'text/html', fileName: '' }
    : { text, mediaType: 'text/plain', fileName: '' };
  return { input, bytes: new TextEncoder().encode(input.text), choices };
}

function refusal({ code, message }: ImportFailure): AppError {
  return new AppError(CODES[code], message, { details: { reason: code } });
}
