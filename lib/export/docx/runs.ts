import { ConcreteHyperlink, type IRunOptions, type ParagraphChild, Tab, TextRun } from 'docx';
import type { DocJson } from '@/lib/articles/model';
import { cutByDirection, isRightToLeft } from '@/lib/export/docx/direction';
import type { PlacedMarkers } from '@/lib/export/docx/markers';
import { wordText } from '@/lib/export/docx/word-text';
import { encodeUnsafe } from '@/lib/export/safe-url';

type RunStyle = Pick<IRunOptions, 'bold' | 'italics' | 'strike' | 'underline' | 'style'>;

/** What each mark of the schema is in Word; a link is an element round its runs. */
const MARKS: Record<'bold' | 'italic' | 'strike' | 'underline' | 'code' | 'link', RunStyle> = {
  bold: { bold: true },
  italic: { italics: true },
  strike: { strike: true },
  underline: { underline: {} },
  code: { style: 'CodeChars' },
  link: { style: 'Hyperlink' },
};

/** Gives the name of the address in the file, without its `rId`. */
export type NameAddress = (address: string) => string;

/** The words of a textblock as runs, with the marks between the characters; offsets of the marks count from `start`. */
export function runsOf(
  content: readonly DocJson[],
  {
    markers,
    start,
    nameAddress,
  }: { markers: readonly PlacedMarkers[]; start: number; nameAddress: NameAddress },
): ParagraphChild[] {
  const isRtl = isRightToLeft(content.map(({ text }) => text ?? '').join(''));
  const runs: ParagraphChild[] = [];
  let next = 0;
  let offset = start;
  const takeMarkers = () => {
    for (let marker = markers[next]; marker && marker.offset <= offset; marker = markers[++next]) {
      runs.push(...marker.children);
    }
  };
  for (const node of content) {
    takeMarkers();
    const style = styleOf(node);
    const address = addressOf(node);
    const add = (children: ParagraphChild[]) => {
      if (address === null) runs.push(...children);
      else runs.push(new ConcreteHyperlink(children, nameAddress(address)));
    };
    if (node.type === 'hardBreak') {
      add([new TextRun({ ...style, break: 1 })]);
      offset += 1;
      continue;
    }
    if (node.type !== 'text') throw new Error(`Word has no words for ${node.type}.`);
    let rest = node.text ?? '';
    while (rest !== '') {
      takeMarkers();
      const length = Math.min(rest.length, (markers[next]?.offset ?? Infinity) - offset);
      add(textRuns(rest.slice(0, length), style, isRtl));
      rest = rest.slice(length);
      offset += length;
    }
  }
  takeMarkers();
  return runs;
}

/** Runs of one text, in which a line feed is a break and a tab a tab. */
export function textRuns(text: string, style: RunStyle, isParagraphRtl: boolean): TextRun[] {
  return wordText(text)
    .split('\n')
    .flatMap((line, index) => {
      const runs = cutByDirection(line, isParagraphRtl).map(
        (piece) =>
          new TextRun({
            ...style,
            ...(piece.isRtl && { rightToLeft: true }),
            children: piece.text
              .split(/(\t)/)
              .flatMap<string | Tab>((part) => (part === '\t' ? [new Tab()] : plainParts(part))),
          }),
      );
      return index === 0 ? runs : [new TextRun({ ...style, break: 1 }), ...runs];
    });
}

// The library writes the number of its own list over these words, wherever they stand.
function plainParts(text: string): string[] {
  return text.split(/(?<=\{)(?=default-bullet-numbering)/).filter((part) => part !== '');
}

function styleOf({ marks = [] }: DocJson): RunStyle {
  return Object.assign({}, ...marks.map(({ type }) => markOf(type))) as RunStyle;
}

function markOf(type: string): RunStyle {
  if (!Object.hasOwn(MARKS, type)) throw new Error(`Word has no words for the mark ${type}.`);
  return MARKS[type as keyof typeof MARKS];
}

function addressOf({ marks = [] }: DocJson): string | null {
  const href: unknown = marks.find(({ type }) => type === 'link')?.attrs?.['href'];
  return typeof href === 'string' && URL.canParse(href) ? encodeUnsafe(new URL(href).href) : null;
}
