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
  return rising(clocks).map(({ range }) => range);
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

/** Those that are told by themselves, and those through which the others of their form rise; one alone is a time of day. */
function rising(clocks: readonly Clock[]): Clock[] {
  const behind = new Map<Clock, Clock>();
  const last = new Map<number, Clock>();
  for (const clock of clocks) {
    const before = last.get(clock.parts);
    if (before) behind.set(before, clock);
    last.set(clock.parts, clock);
  }
  const before = new Set<Clock>();
  for (const [one, other] of behind) if (one.seconds <= other.seconds) before.add(other);
  const hasBefore = new Set(behind.values());
  return clocks.filter((clock) => {
    const next = behind.get(clock);
    if (clock.isSure) return true;
    if (!next && !hasBefore.has(clock)) return false;
    return (!hasBefore.has(clock) || before.has(clock)) && (!next || clock.seconds <= next.seconds);
  });
}
