import type { CapturePlace, CaptureView, CaptureWay } from '@/lib/captures/model';

export const WAY_NAMES: Record<CaptureWay, string> = {
  upload: 'Uploaded',
  paste: 'Pasted',
  fetch: 'Fetched',
};

const TYPE_NAMES: Record<string, string> = {
  'text/html': 'Web page',
  'text/plain': 'Plain text',
  'text/vtt': 'Transcript',
  'application/x-subrip': 'Transcript',
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word document',
};

/** What people call a kind of file. */
export function typeName(mediaType: string): string {
  return TYPE_NAMES[mediaType] ?? (mediaType.startsWith('image/') ? 'Picture' : mediaType);
}

/** A number of bytes as people read it: "812 bytes", "24 kB", "3.1 MB". */
export function sizeName(bytes: number): string {
  if (bytes < 1_000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, '')} MB`;
}

/** The day of a copy, by which people tell copies apart. */
export function dayOf({ createdAt }: Pick<CaptureView, 'createdAt'>): string {
  return createdAt.slice(0, 10);
}

/** A place as it stands in the margin. */
export function placeName({ type, value }: CapturePlace): string {
  return type === 'page' ? `p. ${value}` : value;
}
