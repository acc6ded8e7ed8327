import type { CaptureInput } from '@/lib/captures/model';
import { newId } from '@/lib/ids';
import { readPastedCapture } from '@/lib/import/capture/read-capture';

/** What it takes to keep a pasted text as a copy. */
export function buildCopy(text: string, parts: Partial<CaptureInput> = {}): CaptureInput {
  return {
    id: newId(),
    way: 'paste',
    bytes: new TextEncoder().encode(text),
    fileName: '',
    address: '',
    redirects: [],
    finalAddress: '',
    headers: {},
    reading: readPastedCapture({ text, html: undefined }),
    ...parts,
  };
}
