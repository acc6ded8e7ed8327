const ENDINGS: Record<string, string> = {
  'text/html': '.html',
  'text/plain': '.txt',
  'text/vtt': '.vtt',
  'application/x-subrip': '.srt',
  'application/pdf': '.pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
};

/** The name under which a copy is downloaded: its own, or one that says which copy it is. */
export function copyFileName({
  fileName,
  number,
  mediaType,
}: {
  fileName: string;
  number: number;
  mediaType: string;
}): string {
  return fileName || `copy-${number}${ENDINGS[mediaType] ?? ''}`;
}

/** Whether a copy can be shown in the page beside its text: pictures, and web pages in a frame that can do nothing. */
export function isShownAsItIs(mediaType: string): boolean {
  return mediaType === 'text/html' || mediaType.startsWith('image/');
}
