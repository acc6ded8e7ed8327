'use client';

import { useState } from 'react';
import { thumbnailSize } from '@/components/annotations/images/thumbnail-size';
import { Dialog } from '@/components/ui/dialog';
import type { ImageView } from '@/lib/images/model';

interface CommentImagesProps {
  images: readonly ImageView[];
  /** Who posted them. */
  by: string;
  srcOf: (imageId: string) => string;
}

/** The pictures of a comment, small; each opens large. */
export function CommentImages({ images, by, srcOf }: CommentImagesProps) {
  if (images.length === 0) return null;
  return (
    <ul aria-label={`Pictures by ${by}`} className="mt-1.5 flex flex-wrap gap-2">
      {images.map((image, index) => (
        <li key={image.id} className="max-w-full">
          <CommentImage image={image} name={nameOf(image, index, images.length, by)} src={srcOf(image.id)} />
        </li>
      ))}
    </ul>
  );
}

function nameOf({ alt }: ImageView, index: number, count: number, by: string): string {
  if (alt !== '') return alt;
  return count === 1 ? `Picture by ${by}` : `Picture ${index + 1} of ${count} by ${by}`;
}

function CommentImage({ image, name, src }: { image: ImageView; name: string; src: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const [isMissing, setIsMissing] = useState(false);
  const { width, height } = image;
  if (isMissing) {
    return (
      <p className="rounded-2 border border-line px-2.5 py-1.5 text-[13px] text-ink-2">
        This picture cannot be shown now:{' '}
        <button type="button" className="underline" onClick={() => setIsMissing(false)}>
          try again
        </button>
      </p>
    );
  }
  return (
    <>
      <button
        type="button"
        title="Open large"
        aria-label={`Open large: ${name}`}
        className="block max-w-full cursor-zoom-in overflow-hidden rounded-2 border border-line bg-desk"
        onClick={() => setIsOpen(true)}
      >
        {/* oxlint-disable-next-line next/no-img-element -- our own server has made it small already */}
        <img
          src={src}
          alt={name}
          {...thumbnailSize(image)}
          loading="lazy"
          decoding="async"
          className="h-auto max-w-full"
          onError={() => setIsMissing(true)}
        />
      </button>
      <Dialog open={isOpen} onOpenChange={setIsOpen} title={name} wide>
        {/* oxlint-disable-next-line next/no-img-element -- as above */}
        <img src={src} alt={name} width={width} height={height} className="mx-auto h-auto max-w-full" />
        <p className="mt-2 text-[13px]">
          <a href={src} target="_blank" rel="noopener noreferrer" className="text-accent underline">
            Open it alone, in its own size
          </a>
        </p>
      </Dialog>
    </>
  );
}
