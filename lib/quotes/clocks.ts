import type { Furniture, Line } from '@/lib/quotes/furniture';

const CLOCK =
  /(?<![\d:.,])([[(<（]\s*)?(\d{1,3}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,3})?(\s*[\])>）])?(?![\d:%])/g;
// Words beside which a clock is one that was said: at 10:30, um 10:30 Uhr, 10:30 a.m.
const BEFORE =
  /(?:^|[^\p{L}])(?:at|by|from|until|till|to|around|about|before|after|since|past|between|and|is|was|um|gegen|ab|bis|vor|nach|seit|von|zwischen|und|ist|war|kurz|في|الساعة|من|إلى|حتى|عند|בשעה|עד|מ|ב|到|至|在|于|点|是)\s?$/iu;
const BEHIND = /^\s?(?:a\.?m|p\.?m|o['’]clock|hours|uhr|h\b|est|gmt|utc|点|صباحا|مساء)/iu;

type Clock = { range: Furniture; seconds: number; parts: number; isSure: boolean };

/**
 * Time stamps. In brackets, with hours, minutes and seconds, or at the beginning of a line they are told by themselves; any other is one only among
 * stamps that rise with it, because people say times too.
 */
export function clocksIn(text: string, lines: readonly Line[]): Furniture[] {
  if (!/\d:\d\d/.test(text)) return [];
  const clocks: Clock[] = [];
  let line = 0;
  for (const match of text.matchAll(CLOCK)) {
    while ((lines[line + 1]?.start ?? Infinity) <= match.index) line += 1;
    const clock = clockOf(text, match, lines[line]);
    if (clock) clocks.push(clock);
  }
  const believed = clocks.filter((clock, index) => clock.isSure || isRising(clocks, index));
  return believed.map(({ range }) => range);
}

function clockOf(text: string, match: RegExpExecArray, line: Line | undefined): Clock | null {
  const [whole, open = '', one = '', two = '', three, close = ''] = match;
  const isBracketed = /^[[<]/.test(open) && close !== '';
  const start = match.index + (isBracketed ? 0 : open.length);
  const end = match.index + whole.length - (isBracketed ? 0 : close.length);
  const seconds =
    three === undefined
      ? Number(one) * 60 + Number(two)
      : Number(one) * 3600 + Number(two) * 60 + Number(three);
  const parts = three === undefined ? 2 : 3;
  const range = (kind: Furniture['kind']): Furniture => ({ start, end, kind });
  if (isBracketed) return { range: range('mask'), seconds, parts, isSure: true };
  if (
    one.length < 2 ||
    BEFORE.test(text.slice(Math.max(0, start - 12), start)) ||
    BEHIND.test(text.slice(end, end + 10))
  )
    return null;
  const lead = line ? text.slice(line.start, start).trim() : '';
  const rest = line ? text.slice(end, line.end).trim() : '';
  const isHead = lead === '' && !/^\p{Ll}/u.test(rest);
  return { range: range('loose'), seconds, parts, isSure: parts === 3 || isHead };
}

/** Whether the stamps around one of two figures rise through it; one alone is a time of day. */
function isRising(clocks: readonly Clock[], index: number): boolean {
  const clock = clocks[index];
  if (!clock || clocks.length < 2) return false;
  const before = clocks.slice(0, index).findLast(({ parts }) => parts === clock.parts);
  const behind = clocks.slice(index + 1).find(({ parts }) => parts === clock.parts);
  if (!before && !behind) return false;
  return (before?.seconds ?? 0) <= clock.seconds && clock.seconds <= (behind?.seconds ?? Infinity);
}
