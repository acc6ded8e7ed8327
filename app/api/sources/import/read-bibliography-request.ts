import { z } from 'zod';
import { AppError } from '@/lib/errors';
import { formOf, readBytes, readJson } from '@/lib/http/body';
import { parseInput } from '@/lib/http/parse';
import { MAX_FILE_REQUEST_BYTES } from '@/lib/sources/import-model';

const pastedSchema = z.strictObject({ text: z.string() });

/** The bytes of a bibliography: a file as multipart/form-data (`file`), or what was pasted as JSON (`text`). */
export async function readBibliographyRequest(request: Request): Promise<Uint8Array> {
  const type = request.headers.get('content-type') ?? '';
  if (/^multipart\/form-data\b/i.test(type)) return await readFile(request, type);
  const { text } = parseInput(pastedSchema, await readJson(request, MAX_FILE_REQUEST_BYTES), 'body');
  return new TextEncoder().encode(text);
}

async function readFile(request: Request, type: string): Promise<Uint8Array> {
  const body = await readBytes(request, MAX_FILE_REQUEST_BYTES);
  const file = (await formOf(body, type)).get('file');
  if (!(file instanceof File)) {
    throw new AppError('invalid_input', 'Choose a file.', { fields: { file: 'Choose a file.' } });
  }
  return new Uint8Array(await file.arrayBuffer());
}
