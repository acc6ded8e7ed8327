import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { readImage } from '@/lib/images/read-image';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#2a6' } });
const noise = { type: 'gaussian', mean: 120, sigma: 60 } as const;
const noisy = sharp({ create: { width: 300, height: 200, channels: 3, background: '#000', noise } });

const codeOf = async (bytes: Uint8Array) =>
  await readImage(bytes).then(
    () => 'read',
    (error: { code?: string }) => error.code,
  );

/** A PNG that says it is so large, and holds nothing. */
function claiming(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', Buffer.alloc(0))]);
}

describe('a picture that is sent', () => {
  test.each<[string, (image: Sharp) => Sharp]>([
    ['PNG', (image) => image.png()],
    ['JPEG', (image) => image.jpeg()],
    ['WebP', (image) => image.webp()],
    ['GIF', (image) => image.gif()],
  ])('is written anew from %s', async (_, as) => {
    const read = await readImage(await as(plain(40, 30)).toBuffer());
    expect(read).toMatchObject({ width: 40, height: 30 });
    expect(await sharp(read.bytes).metadata()).toMatchObject({ format: 'webp', width: 40, height: 30 });
  });

  test('is made at most 2,000 pixels long, never longer than it was', async () => {
    const tall = await readImage(await plain(100, 9_000).png().toBuffer());
    expect([tall.width, tall.height]).toEqual([22, 2_000]);
    const thin = await readImage(await plain(9_000, 1).png().toBuffer());
    expect([thin.width, thin.height]).toEqual([2_000, 1]);
  });

  test('loses where and with what it was taken, and stands upright', async () => {
    const exif = {
      IFD0: { Copyright: 'zqsecret', Make: 'zqsecret' },
      IFD3: { GPSLatitude: '53/1 33/1 0/1' },
    };
    const sent = await plain(40, 20).jpeg().withExif(exif).withMetadata({ orientation: 6 }).toBuffer();
    const withWords = await plain(40, 20).jpeg().withExif(exif).toBuffer();
    expect(withWords.includes('zqsecret')).toBe(true);
    const read = await readImage(sent);
    expect([read.width, read.height]).toEqual([20, 40]);
    const { bytes } = await readImage(withWords);
    expect(Buffer.from(bytes).includes('zqsecret')).toBe(false);
    const { exif: kept, xmp, iptc, orientation } = await sharp(bytes).metadata();
    expect([kept, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('that moves is its first picture', async () => {
    const frames = await sharp(
      [await plain(10, 10).png().toBuffer(), await noisy.clone().resize(10, 10).png().toBuffer()],
      { join: { animated: true } },
    )
      .gif()
      .toBuffer();
    const read = await readImage(frames);
    expect((await sharp(read.bytes).metadata()).pages ?? 1).toBe(1);
    const { data } = await sharp(read.bytes).raw().toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeLessThan(0x40);
  });

  test.each<[string, string | Promise<Buffer>]>([
    ['words', 'hello'],
    ['a page', '<!doctype html><img src=x>'],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><text>x</text></svg>'],
    ['a PDF', '%PDF-1.7\n1 0 obj'],
    ['a TIFF', plain(10, 10).tiff().toBuffer()],
    ['an AVIF', plain(10, 10).avif().toBuffer()],
  ])('is refused as %s, whatever it is called', async (_, bytes) => {
    expect(await codeOf(Buffer.from(await bytes))).toBe('unsupported_format');
  });

  test.each<[string, () => Promise<Buffer>]>([
    ['PNG', () => noisy.clone().png().toBuffer()],
    ['JPEG', () => noisy.clone().jpeg().toBuffer()],
    ['WebP', () => noisy.clone().webp().toBuffer()],
    ['GIF', () => noisy.clone().gif().toBuffer()],
  ])('is refused as %s that is cut off anywhere', async (_, make) => {
    const whole = await make();
    expect(await codeOf(whole)).toBe('read');
    for (const part of [0.02, 0.3, 0.6, 0.9]) {
      const code = await codeOf(whole.subarray(0, Math.ceil(whole.length * part)));
      expect([part, code]).toEqual([part, 'invalid_input']);
    }
  });

  test('is refused by the size that it says it has, before it is unpacked', async () => {
    expect(await codeOf(claiming(100_000, 100_000))).toBe('too_large');
    expect(await codeOf(claiming(5_001, 5_000))).toBe('too_large');
    // A bomb: 26 million pixels in less than a megabyte.
    const bomb = await plain(5_200, 5_000).png({ compressionLevel: 1 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await codeOf(bomb)).toBe('too_large');
  });

  test('is refused when it is empty or has more bytes than are taken', async () => {
    expect(await codeOf(Buffer.alloc(0))).toBe('invalid_input');
    expect(await codeOf(Buffer.alloc(8_000_001))).toBe('too_large');
  });
});
