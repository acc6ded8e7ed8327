import { agencyNamed } from '@/lib/import/agencies';
import { parseDate } from '@/lib/import/dates';
import type { Found } from '@/lib/import/draft';

const LINES = 12;
const LONGEST = 200;
const SEPARATOR = /\s+[|·•–—/]\s+|\s*\|\s*|\t+|\n+|\s{3,}/;
const DATE_LABEL =
  /^(?:first\s+)?(published|posted|publication date|date|created|updated|last updated|modified|veröffentlicht|publié|publicado|发布时间|发表时间|时间|日期)(?:\s+(?:on|at|am|le|el))?\s*[:：]?\s+?(?=\S)|^(发布时间|时间|日期)[:：]/i;
const BYLINE = /^(?:by|von|par|por|door|af|av)(?:\s*:\s*|\s+)(.{2,160})$/i;
const BYLINE_CJK = /^(?:作者|记者|記者|文|撰文|取材・文)\s?[:：/／丨|]\s?(.{2,60})$/;
const SOURCE = /^(?:source|via|quelle|来源|來源)\s*[:：]\s*(.{2,80})$/i;
const SMALL_WORDS =
  /^(?:and|und|et|y|e|with|for|in|of|the|at|de|del|della|di|da|do|dos|das|du|la|le|van|von|der|den|ter|zu|al|el|bin|ibn|ben|abu|af|av|og|och|en|&|,)$/i;
const DATELINE =
  /^(\p{Lu}[\p{L}\p{M} .,'’/-]{1,60}?)[,.]?\s*(?:,\s*(\p{Lu}\p{L}{2,8}\.? \d{1,2}(?:,? \d{4})?|\d{1,2} \p{Lu}\p{L}+(?: \d{4})?))?\s*[(（/]\s?([\p{L}\p{M}][\p{L}\p{M} .-]{1,30})\s?[)）/]\s*[-–—:：]/u;
const DATELINE_CJK = /^([\p{L}\p{M}]{2,12}社)[^，。\s]{2,12}?\d{1,2}月?\d{0,2}日电/u;

/**
 * Byline, date, agency and outlet where the first lines of an article say them: "By Mira Olsund", "Published: Nov 09, 2023",
 * "HARROW, March 3 (Xinhua) -". `from` quotes the line, counted from 1. Lines that only might say it are left alone.
 */
export function readFirstLines(lines: readonly string[]): Found {
  const found: Found = {};
  const note = (field: keyof Found, value: string, from: string) => {
    found[field] ??= { value, from };
  };
  lines.slice(0, LINES).forEach((line, index) => {
    const from = `line ${index + 1}: “${line.length > 60 ? `${line.slice(0, 60).trimEnd()}…` : line}”`;
    const dispatch = agencyOfDateline(line);
    if (dispatch !== null) note('agency', dispatch, from);
    if (line.length > LONGEST) return;
    for (const piece of line.split(SEPARATOR)) {
      readPiece(piece.trim(), (field, value) => note(field, value, from));
    }
  });
  return found;
}

function readPiece(piece: string, note: (field: keyof Found, value: string) => void): void {
  const date = dateOf(piece);
  if (date !== null) return note('publishedAt', date);
  const source = SOURCE.exec(piece)?.[1]?.trim();
  if (source !== undefined) {
    const agency = agencyNamed(source);
    return agency === null ? note('outlet', source) : note('agency', agency);
  }
  const { names, date: bylineDate } = splitDate(BYLINE.exec(piece)?.[1] ?? BYLINE_CJK.exec(piece)?.[1] ?? '');
  if (!areNames(names)) return;
  note('byline', names);
  if (bylineDate !== null) note('publishedAt', bylineDate);
  const agency = agencyNamed(names);
  if (agency !== null) note('agency', agency);
}

// A line that is only a date has at least a month; with a label, a later date of change counts as little as none.
function dateOf(piece: string): string | null {
  const label = DATE_LABEL.exec(piece);
  if (label && /^(?:last updated|updated|modified)/i.test(piece)) return null;
  const date = parseDate(label ? piece.slice(label[0].length) : piece);
  return date !== null && (label || date.length > 4) ? date : null;
}

// "Mira Olsund, 14 March 2026", "Mira Olsund on 14 March 2026"
function splitDate(text: string): { names: string; date: string | null } {
  for (const match of text.matchAll(/,\s*|\s+(?:on|am)\s+|\s+(?=\d)/g)) {
    const date = parseDate(text.slice(match.index + match[0].length));
    if (date !== null) return { names: text.slice(0, match.index).trim(), date };
  }
  return { names: text.trim(), date: null };
}

// "By Mira Olsund" is a byline, "By the time the boat came" is not: every word of it is a name's or stands between names.
function areNames(text: string): boolean {
  if (text === '' || /[.!?。]["”’]?$/.test(text.replace(/\b\p{L}{1,3}\.$/u, ''))) return false;
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  const isName = (word: string) => /^["“(]?(?:\p{Lu}|\p{Lo}|d['’]\p{Lu}|al-\p{Lu})/u.test(word);
  return (
    isName(words[0] ?? '') &&
    words.length <= 16 &&
    words.every((word) => isName(word) || SMALL_WORDS.test(word))
  );
}

function agencyOfDateline(line: string): string | null {
  const cjk = DATELINE_CJK.exec(line)?.[1];
  if (cjk !== undefined) return agencyNamed(cjk) ?? cjk;
  const match = DATELINE.exec(line);
  if (!match) return null;
  const [, place = '', , sign = ''] = match;
  // An agency that is not known is taken only after a place in capitals, as the wires set it.
  return agencyNamed(sign) ?? (/^[\p{Lu}\p{M} .,'’/-]+/u.exec(place)?.[0] === place ? sign.trim() : null);
}
