import { Document, HeadingLevel, Packer, Paragraph, type ParagraphChild } from 'docx';
import { unzipSync, zipSync } from 'fflate';
import { countBlocks, renderBlocks } from '@/lib/export/docx/blocks';
import { commentsOf } from '@/lib/export/docx/comments';
import { isRightToLeft } from '@/lib/export/docx/direction';
import { nameLists } from '@/lib/export/docx/lists';
import { endsOf, placeMarkers, startsOf, takeByOffset } from '@/lib/export/docx/markers';
import type { WordFile } from '@/lib/export/docx/model';
import { type NumberedThread, numberThreads } from '@/lib/export/docx/number-threads';
import { textRuns } from '@/lib/export/docx/runs';
import { STYLE, stylesOf } from '@/lib/export/docx/styles';
import { wordLine } from '@/lib/export/docx/word-text';
import { beginsWithTitle } from '@/lib/guests/rules';
import { projectText } from '@/lib/text/project-text';

/** The media type of a Word file. */
export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

// In local time, because a ZIP holds no time zone: the same bytes everywhere.
const FIXED_TIME = new Date(1980, 0, 1);
const NEAR_THE_TOP = 5;
const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/**
 * An article as a Word file with its comments (domain.md 3.8, 5): its body is the title, the byline and the article's own text, and nothing
 * else; all that is said of it is in comments. A text that begins with its title, or with
 * its byline, is given no other. The same input gives the same bytes.
 */
export async function writeWord(file: WordFile): Promise<Uint8Array<ArrayBuffer>> {
  const ownTitle = beginsWithTitle(file) ? (projectText(file.doc).blocks[0]?.end ?? 0) : 0;
  const atTitle = ownTitle > 0 ? { start: 0, end: ownTitle } : null;
  const threads = numberThreads(
    [aboutThread(file), ...file.threads].map((thread) => ({ ...thread, range: thread.range ?? atTitle })),
  );
  const lists = nameLists();
  const addresses = new Map<string, string>();
  const nameAddress = (address: string) => {
    const name = addresses.get(address) ?? `Link${addresses.size + 1}`;
    addresses.set(address, name);
    return name;
  };
  const nextBlock = countBlocks(takeByOffset(placeMarkers(threads)));
  const around = { nextBlock, nameAddress, lists, quotes: 0, levels: 0, bullet: null };
  const blocks = renderBlocks(file.doc, around);
  const children = [
    ...(atTitle ? blocks.splice(0, 1) : [titleOf(file.title, threads)]),
    ...(namesAuthor(file) ? [] : bylineOf(file.byline)),
    ...blocks,
  ];
  const document = new Document({
    title: wordLine(file.title),
    creator: wordLine(file.byline),
    lastModifiedBy: file.tool.name,
    description: wordLine(file.about.lines.join(' ')),
    styles: stylesOf(file.language),
    numbering: { config: lists.definitions() },
    comments: { children: commentsOf(threads) },
    customProperties: threads.flatMap(({ thread, durableId, replies }) => [
      { name: `galley.${durableId}`, value: thread.id },
      ...replies.map((reply, index) => ({
        name: `galley.${reply.durableId}`,
        value: thread.replies[index]?.id ?? '',
      })),
    ]),
    sections: [{ children }],
  });
  for (const [address, name] of addresses) {
    document.Document.Relationships.addRelationship(name, HYPERLINK, address, 'External');
  }
  return settle(await Packer.toBuffer(document), file.exportedAt);
}

function aboutThread({ about, tool, exportedAt }: WordFile): WordFile['threads'][number] {
  return { ...about, author: tool.name, at: exportedAt, range: null, isDone: false, replies: [] };
}

/** The title; what has no place in the text is said of it. */
function titleOf(title: string, threads: readonly NumberedThread[]): Paragraph {
  const placeless = threads.filter(({ thread }) => thread.range === null);
  const isRtl = isRightToLeft(title);
  const children: ParagraphChild[] = [
    ...placeless.flatMap(startsOf),
    ...textRuns(wordLine(title), {}, isRtl),
    ...placeless.flatMap(endsOf),
  ];
  return new Paragraph({ heading: HeadingLevel.TITLE, ...(isRtl && { bidirectional: true }), children });
}

/** Whether one of the first blocks of the text holds the byline. */
function namesAuthor({ byline, doc }: WordFile): boolean {
  const { text } = projectText(doc);
  return text.split('\n', NEAR_THE_TOP).some((line) => wordLine(line).includes(wordLine(byline)));
}

function bylineOf(byline: string): Paragraph[] {
  const isRtl = isRightToLeft(byline);
  const children = textRuns(wordLine(byline), {}, isRtl);
  return [new Paragraph({ style: STYLE.byline, ...(isRtl && { bidirectional: true }), children })];
}

/** The library writes the time of the clock into the file, and into the ZIP: in their place stands the time of the export, and none. */
function settle(bytes: Uint8Array, exportedAt: string): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(new Uint8Array(bytes));
  const core = new TextDecoder().decode(parts['docProps/core.xml']);
  const settled = core.replaceAll(/(?<=<dcterms:(?:created|modified)[^>]*>)[^<]*/g, () => exportedAt);
  const files = { ...parts, 'docProps/core.xml': new TextEncoder().encode(settled) };
  return zipSync(files, { mtime: FIXED_TIME });
}
