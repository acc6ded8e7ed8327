import { AppError } from '@/lib/errors';

/** Reads a body as bytes and stops as soon as it holds more than `maxBytes`; throws `too_large` then. */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > maxBytes) throw tooLarge(maxBytes);
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw tooLarge(maxBytes);
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}

/** Reads a JSON body of UTF-8; throws `unsupported_format` for another type and `invalid_input` for broken JSON. */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\b/i.test(type)) {
    throw new AppError('unsupported_format', 'Send this as application/json.');
  }
  const bytes = await readBytes(request, maxBytes);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('invalid_input', 'The request is not valid JSON.', { cause });
  }
}

/** The parts of a body of type multipart/form-data that was read as bytes; `type` is its content type. Throws `invalid_input` for a broken one. */
export async function formOf(body: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> {
  try {
    return await new Response(body, { headers: { 'content-type': type } }).formData();
  } catch (cause) {
    // What `formData` throws for a body that is cut off or has another boundary.
    if (cause instanceof TypeError)
      throw new AppError('invalid_input', 'The file did not arrive whole. Try again.', { cause });
    throw cause;
  }
}

function tooLarge(maxBytes: number): AppError {
  const size =
    maxBytes >= 1_000_000 ? `${Math.floor(maxBytes / 1_000_000)} MB` : `${Math.floor(maxBytes / 1_000)} kB`;
  return new AppError('too_large', `This is larger than the ${size} that are taken here.`);
}
