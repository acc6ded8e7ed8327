import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { pipeline, type Duplex, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

import { refusal, type FetchRefusal } from '@/lib/fetch/refusal';

/**
 * The body of a response, unpacked: at most `limit` bytes of it are ever held, so that what grows when it is unpacked costs
 * no more than what is large. A body that is refused is not read further. Rejects with the socket's or zlib's error.
 */
export async function readBody(
  response: IncomingMessage,
  limit: number,
): Promise<{ ok: true; bytes: Uint8Array } | FetchRefusal> {
  if (Number(response.headers['content-length'] ?? 0) > limit) return refusal('too_large');
  const body = await unpack(response);
  if (body === null) return refusal('damaged');
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    // Leaving the loop destroys the streams, and with them the socket.
    if (length > limit) return refusal('too_large');
    chunks.push(chunk);
  }
  return length === 0 ? refusal('empty') : { ok: true, bytes: join(chunks, length) };
}

/** Null when the body is packed in a way that was not asked for. */
async function unpack(response: IncomingMessage): Promise<Readable | null> {
  const packing = (response.headers['content-encoding'] ?? '').trim().toLowerCase();
  switch (packing) {
    case '':
    case 'identity':
      return response;
    case 'gzip':
    case 'x-gzip':
      return through(response, createGunzip());
    case 'br':
      return through(response, createBrotliDecompress());
    case 'deflate':
      return through(response, (await hasZlibHeader(response)) ? createInflate() : createInflateRaw());
    default:
      return null;
  }
}

function through(response: Readable, unpacker: Duplex): Readable {
  // An error of either ends both and reaches whoever reads the last.
  return pipeline(response, unpacker, () => undefined);
}

// “deflate” means data with a zlib header; some servers send it bare.
async function hasZlibHeader(response: IncomingMessage): Promise<boolean> {
  await once(response, 'readable');
  const first = response.read() as Buffer | null;
  if (first === null) return true;
  response.unshift(first);
  return ((first[0] ?? 0) & 0x0f) === 8;
}

function join(chunks: Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
