import type { ImageView } from '@/lib/images/model';

/** A comment in words alone: what it says, and for each picture what it shows. For exports, which hold no pictures. */
export function wordsWithImages({
  body,
  images,
}: {
  body: string;
  images: readonly Pick<ImageView, 'alt'>[];
}): string {
  const shown = images.map(({ alt }) => (alt === '' ? '[picture]' : `[picture: ${alt}]`));
  return [...(body === '' ? [] : [body]), ...(shown.length === 0 ? [] : [shown.join('\n')])].join('\n\n');
}
