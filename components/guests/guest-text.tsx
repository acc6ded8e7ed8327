import type { ReactNode } from 'react';
import type { DocJson } from '@/lib/articles/model';
import type { GuestItem } from '@/lib/guests/model';
import { projectText } from '@/lib/text/project-text';
import { cutSegments, type Segment } from '@/lib/text/segments';

interface GuestTextProps {
  doc: DocJson;
  /** In reading order: their numbers stand after their last words. */
  items: readonly GuestItem[];
  language: string;
  /** It begins with the article's title. */
  hasTitle: boolean;
}

/** The text of an article with what the team marked in it, each with the number under which it stands beside. */
export function GuestText({ doc, items, language, hasTitle }: GuestTextProps) {
  const { text, blocks } = projectText(doc);
  const names = textblockNames(doc);
  const ranges = items.flatMap(({ id, ranges: own }) => own.map(({ start, end }) => ({ id, start, end })));
  const segments = cutSegments(ranges);
  const numbers = new Map(items.map(({ id }, index) => [id, index + 1]));
  const ends = new Map<number, number[]>();
  for (const item of items) {
    const end = Math.max(0, ...item.ranges.map((range) => range.end));
    if (end > 0) ends.set(end, [...(ends.get(end) ?? []), numbers.get(item.id) ?? 0]);
  }
  return (
    <div
      dir="auto"
      lang={language || undefined}
      className="flex flex-col gap-4 font-text text-[17px] leading-relaxed"
    >
      {blocks.map(({ start, end }, index) => {
        const inside = segments.filter((segment) => segment.start < end && segment.end > start);
        const words = piecesOf({ text, start, end }, inside, ends);
        const name = names[index] ?? 'paragraph';
        if (hasTitle && index === 0) {
          return (
            <h1 key={start} className="text-[26px] leading-snug font-semibold wrap-anywhere">
              {words}
            </h1>
          );
        }
        return name === 'heading' ? (
          <h2 key={start} className="text-[21px] leading-snug font-semibold">
            {words}
          </h2>
        ) : (
          <p key={start} className="whitespace-pre-wrap wrap-anywhere">
            {words}
          </p>
        );
      })}
    </div>
  );
}

function piecesOf(
  block: { text: string; start: number; end: number },
  segments: readonly Segment[],
  ends: ReadonlyMap<number, number[]>,
): ReactNode[] {
  const pieces: ReactNode[] = [];
  let at = block.start;
  for (const segment of segments) {
    const [from, to] = [Math.max(segment.start, block.start), Math.min(segment.end, block.end)];
    if (from > at) pieces.push(block.text.slice(at, from));
    pieces.push(
      <mark
        key={from}
        className="rounded-[2px] bg-claim-bg text-inherit underline decoration-claim decoration-1 underline-offset-3"
      >
        {block.text.slice(from, to)}
      </mark>,
    );
    for (const number of segment.end === to ? (ends.get(to) ?? []) : []) {
      pieces.push(
        <sup key={`${to} ${number}`} className="font-ui text-[11px]">
          <a href={`#item-${number}`} className="px-0.5 text-accent" aria-label={`To number ${number}`}>
            {number}
          </a>
        </sup>,
      );
    }
    at = to;
  }
  if (at < block.end) pieces.push(block.text.slice(at, block.end));
  return pieces;
}

const TEXTBLOCKS = new Set(['paragraph', 'heading', 'codeBlock', 'caption']);

function textblockNames(node: DocJson): string[] {
  return TEXTBLOCKS.has(node.type) ? [node.type] : (node.content ?? []).flatMap(textblockNames);
}
