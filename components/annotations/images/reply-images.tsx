'use client';

import { ImagePlus, RotateCcw, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { imageAddress } from '@/components/annotations/images/image-address';
import { thumbnailSize } from '@/components/annotations/images/thumbnail-size';
import type { Upload } from '@/components/annotations/images/uploads';
import type { ReplyImages } from '@/components/annotations/images/use-reply-images';
import { useDesk } from '@/components/desk/desk-context';
import { IconButton } from '@/components/ui/icon-button';
import type { ImageView } from '@/lib/images/model';

/** The pictures that a reply will be posted with, and those on their way. */
export function ReplyImageList({ images }: { images: ReplyImages }) {
  const { kept, uploads, problem } = images;
  return (
    <>
      {kept.length + uploads.length > 0 && (
        <ul aria-label="Pictures to post" className="flex flex-col gap-1.5">
          {kept.map((image, index) => (
            <Kept key={image.id} {...{ image, images }} number={index + 1} />
          ))}
          {uploads.map((upload) => (
            <OnItsWay key={upload.id} {...{ upload, images }} />
          ))}
        </ul>
      )}
      {problem !== null && (
        <p role="alert" className="text-[12.5px] font-medium text-bad">
          {problem}
        </p>
      )}
    </>
  );
}

interface KeptProps {
  image: ImageView;
  number: number;
  images: ReplyImages;
}

function Kept({ image, number, images }: KeptProps) {
  const { desk } = useDesk();
  const [isMissing, setIsMissing] = useState(false);
  return (
    <li className="flex items-center gap-2">
      <span className="grid size-12 shrink-0 place-items-center overflow-hidden rounded-1 border border-line bg-desk">
        {/* oxlint-disable-next-line next/no-img-element -- our own server has made it small already */}
        <img
          src={imageAddress(desk.data, image.id)}
          alt=""
          {...thumbnailSize(image)}
          className="size-full object-cover"
          onError={() => setIsMissing(true)}
          onLoad={() => setIsMissing(false)}
        />
      </span>
      {isMissing && (
        <p className="min-w-0 flex-1 text-[12.5px] text-bad">
          It cannot be shown. Pictures wait for a day: if it is older, remove it and add it again.
        </p>
      )}
      <input
        type="text"
        dir="auto"
        hidden={isMissing}
        className="control h-8 min-w-0 flex-1"
        aria-label={`What picture ${number} shows`}
        placeholder="What it shows (optional)"
        maxLength={300}
        value={image.alt}
        onChange={(event) => images.describe(image.id, event.target.value)}
      />
      <IconButton label={`Remove picture ${number}`} onClick={() => images.remove(image.id)}>
        <X className="size-4" aria-hidden />
      </IconButton>
    </li>
  );
}

function OnItsWay({ upload, images }: { upload: Upload; images: ReplyImages }) {
  const { id, file, part, problem } = upload;
  const name = file.name || 'picture';
  return (
    <li className="flex items-center gap-2 text-[13px]">
      <div className="min-w-0 flex-1">
        {problem === null ? (
          <label className="flex flex-col gap-0.5 text-ink-2">
            <span className="truncate">{part < 1 ? `Sending ${name}…` : `Reading ${name}…`}</span>
            <progress className="h-1.5 w-full accent-accent" max={1} value={part} />
          </label>
        ) : (
          <p role="alert" className="font-medium text-bad wrap-anywhere">
            {name}: {problem}
          </p>
        )}
      </div>
      {problem !== null && (
        <IconButton label={`Send ${name} again`} onClick={() => images.retry(upload)}>
          <RotateCcw className="size-4" aria-hidden />
        </IconButton>
      )}
      <IconButton label={`Remove ${name}`} onClick={() => images.remove(id)}>
        <X className="size-4" aria-hidden />
      </IconButton>
    </li>
  );
}

/** Chooses pictures for a reply. */
export function AddImage({ images }: { images: ReplyImages }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton label="Add a picture (or paste one)" onClick={() => input.current?.click()}>
        <ImagePlus className="size-4" aria-hidden />
      </IconButton>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Pictures for the comment"
        accept="image/png,image/jpeg,image/webp,image/gif"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file can be chosen again after it was removed.
          event.target.value = '';
          images.add(files);
        }}
      />
    </>
  );
}
