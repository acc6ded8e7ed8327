import { strFromU8, unzipSync } from 'fflate';
import type { Found, Refusal } from '@/lib/import/capture/reading';
import { readBody } from '@/lib/import/capture/docx-blocks';
import { readNumbering, readStyles } from '@/lib/import/capture/docx-styles';
import { DOCX } from '@/lib/import/capture/kind-of-bytes';
import { parseXml, textOf, elementsOf } from '@/lib/import/capture/xml';
import { sectionsOf } from '@/lib/import/capture/sections';
import { languageTag } from '@/lib/import/language';

/** What the parts that are read may unpack to, in bytes. A book of 300 pages has some five million. */
const MAX_UNPACKED = 16_000_000;
/** Files in the archive; documents have some dozens, and pictures. */
const MAX_FILES = 5_000;
const READ = /^(?:word\/(?:document\d*|styles|numbering|footnotes|endnotes)\.xml|docProps\/core\.xml)$/;

class TooLarge extends Error {}

/**
 * The text of a Word document: paragraphs, headings, lists, tables, and the notes behind it. Deleted words of tracked changes are left
 * out. Only the parts that are read are unpacked, and only so far; an archive that unpacks to more is refused.
 */
export function readDocx(bytes: Uint8Array): ({ ok: true } & Found) | Refusal {
  const parts = unpack(bytes);
  if (parts === 'too_large') {
    return {
      ok: false,
      code: 'too_large',
      message: `This Word document unpacks to more than ${MAX_UNPACKED / 1_000_000} MB of text. Save it in parts, or paste what you need.`,
    };
  }
  const main =
    parts?.get('word/document.xml') ??
    [...(parts ?? [])].find(([name]) => name.startsWith('word/document'))?.[1];
  if (!main) {
    return {
      ok: false,
      code: 'damaged',
      message: 'This Word document is damaged or cut off. Save or download it again.',
    };
  }
  const document = parseXml(main);
  if (!document) {
    return {
      ok: false,
      code: 'damaged',
      message: 'The text of this Word document cannot be read. Save it again in Word, or paste the text.',
    };
  }
  const part = (name: string) => parseXml(parts?.get(name) ?? '');
  const styles = readStyles(part('word/styles.xml'));
  const blocks = readBody(document, {
    styles,
    numbering: readNumbering(part('word/numbering.xml')),
    footnotes: part('word/footnotes.xml'),
    endnotes: part('word/endnotes.xml'),
  });
  const core = part('docProps/core.xml') ?? undefined;
  const isEmpty = blocks.every((block) => block.textContent.trim() === '');
  return {
    ok: true,
    mediaType: DOCX,
    blocks: isEmpty ? [] : blocks,
    places: sectionsOf(blocks),
    title: textOf(elementsOf(core, 'dc:title')[0]),
    language: languageTag(textOf(elementsOf(core, 'dc:language')[0])) || styles.language,
    warnings: isEmpty ? ['There is no text in this Word document.'] : [],
  };
}

function unpack(bytes: Uint8Array): Map<string, string> | 'too_large' | null {
  let files = 0;
  let size = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        files += 1;
        if (files > MAX_FILES) throw new TooLarge();
        if (!READ.test(name)) return false;
        size += originalSize;
        if (size > MAX_UNPACKED) throw new TooLarge();
        return true;
      },
    });
    return new Map(Object.entries(parts).map(([name, part]) => [name, strFromU8(part)]));
  } catch (error) {
    if (error instanceof TooLarge) return 'too_large';
    // Whatever fflate throws is of the archive: cut off, or not as it says.
    if (error instanceof Error) return null;
    throw error;
  }
}
