interface Signature {
  bytes: readonly number[];
  at?: number;
  what: string;
}

const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

const SIGNATURES: Signature[] = [
  { bytes: ascii('%PDF-'), what: 'a PDF' },
  { bytes: ascii('PK\u0003\u0004'), what: 'a Word document, an e-book or another ZIP file' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], what: 'an old Word or Office document' },
  { bytes: ascii('{\\rtf'), what: 'a rich text (RTF) document' },
  { bytes: [0x89, ...ascii('PNG')], what: 'a PNG picture' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a JPEG picture' },
  { bytes: ascii('GIF8'), what: 'a GIF picture' },
  { bytes: ascii('WEBP'), at: 8, what: 'a WebP picture' },
  { bytes: ascii('II*\u0000'), what: 'a TIFF picture' },
  { bytes: ascii('MM\u0000*'), what: 'a TIFF picture' },
  { bytes: ascii('WAVE'), at: 8, what: 'a sound file' },
  { bytes: ascii('ID3'), what: 'a sound file' },
  { bytes: ascii('OggS'), what: 'a sound or video file' },
  { bytes: ascii('ftyp'), at: 4, what: 'a video or picture file' },
  { bytes: [0x1a, 0x45, 0xdf, 0xa3], what: 'a video file' },
  { bytes: [0x1f, 0x8b], what: 'a compressed (gzip) file' },
  { bytes: ascii('BZh'), what: 'a compressed (bzip2) file' },
  { bytes: [0xfd, ...ascii('7zXZ')], what: 'a compressed (xz) file' },
  { bytes: ascii('7z\u00bc\u00af'), what: 'a compressed (7z) file' },
  { bytes: ascii('Rar!'), what: 'a compressed (RAR) file' },
  { bytes: [0x7f, ...ascii('ELF')], what: 'a program' },
  { bytes: ascii('SQLite format 3'), what: 'a database' },
  { bytes: ascii('bplist'), what: 'a web archive of Safari' },
  { bytes: ascii('wOF'), what: 'a font' },
];

/** What the first bytes say a file is, in words ("a PDF"), if they are those of a kind that is no plain text; else null. */
export function nameBinary(bytes: Uint8Array): string | null {
  const known = SIGNATURES.find(({ bytes: magic, at = 0 }) =>
    magic.every((byte, index) => bytes[at + index] === byte),
  );
  return known?.what ?? null;
}
