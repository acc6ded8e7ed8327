import sharp, { type SharpOptions } from 'sharp';
import { AppError } from '@/lib/errors';
import { MAX_IMAGE_BYTES, MAX_IMAGE_PIXELS, MAX_IMAGE_SIDE } from '@/lib/images/model';
import { oneAtATime } from '@/lib/images/one-at-a-time';

/** A picture as it is kept: WebP without anything that came along with it. */
export interface ReadImage {
  bytes: Uint8Array<ArrayBuffer>;
  width: number;
  height: number;
}

// Of all that libvips reads, four kinds; and none of what others draw with it is kept in memory.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
  ],
});
sharp.concurrency(1);
sharp.cache(false);

const OPTIONS: SharpOptions = {
  // Of a picture that moves, the first.
  pages: 1,
  autoOrient: true,
  failOn: 'error',
  limitInputPixels: MAX_IMAGE_PIXELS,
};
const LONGEST_S = 20;
const KINDS = 'Take a PNG, JPEG, WebP or GIF';
const MEGABYTES = MAX_IMAGE_BYTES / 1_000_000;

// Each may hold 8 MB as it was sent, and 100 MB of pixels while it is its turn.
const inTurn = oneAtATime(8);

/** The failure for a picture of more bytes than are taken. */
export function tooManyBytes(cause?: unknown): AppError {
  return new AppError(
    'too_large',
    `This picture is larger than ${MEGABYTES} MB. Cut it to what matters, or save it smaller.`,
    { cause },
  );
}

/**
 * Reads a picture and writes it anew, at most 2,000 pixels long, upright, without what else was in the file. What it is, and how large,
 * is known by its first bytes before any of it is unpacked. Throws, in a sentence for people, for other kinds, for what is cut off
 * or damaged, and for what is too large.
 */
export async function readImage(bytes: Uint8Array): Promise<ReadImage> {
  if (bytes.length === 0) throw new AppError('invalid_input', 'This picture is empty. Choose it again.');
  if (bytes.length > MAX_IMAGE_BYTES) throw tooManyBytes();
  return await inTurn(async () => {
    try {
      await sharp(bytes, OPTIONS).metadata();
      const { data, info } = await sharp(bytes, OPTIONS)
        .resize({ width: MAX_IMAGE_SIDE, height: MAX_IMAGE_SIDE, fit: 'inside', withoutEnlargement: true })
        // Letters on a ground of another colour stay sharp.
        .webp({ quality: 90, smartSubsample: true, effort: 3 })
        .timeout({ seconds: LONGEST_S })
        .toBuffer({ resolveWithObject: true });
      return { bytes: new Uint8Array(data), width: info.width, height: info.height };
    } catch (cause) {
      throw refusal(cause);
    }
  });
}

// sharp tells these apart by words alone.
function refusal(cause: unknown): AppError {
  const words = cause instanceof Error ? cause.message : '';
  if (/unsupported image format/i.test(words)) {
    return new AppError('unsupported_format', `This is no picture that can be shown here. ${KINDS}.`, {
      cause,
    });
  }
  if (/pixel limit|limit.*pixels|dimension/i.test(words)) {
    return new AppError(
      'too_large',
      'This picture has more than 25 million pixels. Cut it to what matters, or save it smaller.',
      { cause },
    );
  }
  if (/timeout/i.test(words)) {
    return new AppError('too_large', 'This picture takes too long to read. Save it smaller and try again.', {
      cause,
    });
  }
  return new AppError(
    'invalid_input',
    `This picture is cut off or damaged. ${KINDS} that opens elsewhere, or paste it again.`,
    { cause },
  );
}
