import { type Line, type Turn } from '@/lib/quotes/furniture';
import type { TextRange } from '@/lib/text/text-range';

const LEAD = String.raw`^(?:\s|>>|[-–—•*]\s|[\[(（]?\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])）]?)*`;
const CASED = String.raw`\p{Lu}[\p{L}\p{M}.'’-]*(?:[ \t](?:\p{Lu}[\p{L}\p{M}.'’-]*|\d{1,2}|van|von|de|der|den|bin|al|el|di|da|du|la|zu)){0,4}`;
const ASIDE = String.raw`(?:\s?[(（][^)）\n]{1,40}[)）])?`;
const LATIN = new RegExp(`${LEAD}(${CASED})${ASIDE}\\s?[:：](?=\\s|$|[“"„«])`, 'u');
const NAME_AND_CLOCK = new RegExp(
  `^\\s*(${CASED})${ASIDE}\\s+[\\[(]?\\d{1,3}:\\d{2}(?::\\d{2})?[\\])]?\\s*$`,
  'u',
);
const QUESTION = new RegExp(`${LEAD}([QAF])[.:]\\s`, 'u');
const HAN = new RegExp(
  `${LEAD}([\\p{Script=Han}\\p{Script=Katakana}\\p{Script=Hiragana}·]{1,10})${ASIDE}\\s?[:：]`,
  'u',
);
const RIGHT_TO_LEFT = new RegExp(
  `${LEAD}([\\p{Script=Hebrew}\\p{Script=Arabic}][\\p{L}\\p{M}"״'׳.]*(?:[ \\t][\\p{L}\\p{M}"״'׳.]+){0,3})${ASIDE}\\s?:`,
  'u',
);
// A sentence that leads to a quotation is no label: 他说：  وقال:  אמר:
const SAYING =
  /(?:说|說|道|表示|称|稱|指出|强调|强調|补充|認為|认为|写道|如下)$|^(?:و?قال|و?قالت|و?أضاف|و?أضافت|و?أكد|و?أوضح|אמר|אמרה|הוסיף|הוסיפה|טען|טענה)/u;
const TITLE =
  /(?:^(?:Dr|Prof|Mr|Mrs|Ms|Herr|Frau|السيد|السيدة|الدكتور|الدكتورة|מר|גברת|ד"ר|ד״ר)\b)|(?:市长|记者|主持人|先生|女士|部长|教授|主任|发言人)$/u;

type Label = TextRange & { name: string };

/** Speaker labels at the beginning of lines, and the turns that they begin. A label that stands alone in its text and may be a word begins no turn. */
export function labelsIn(text: string, lines: readonly Line[]): { labels: TextRange[]; turns: Turn[] } {
  if (!/[:：]|\bQ\.\s/.test(text)) return { labels: [], turns: [] };
  const hasQuestions = lines.some(({ text: line }) => QUESTION.exec(line.slice(0, 40))?.[1] === 'Q');
  const labels: Label[] = [];
  for (const line of lines) {
    const label = labelOf(line, hasQuestions);
    if (label) labels.push(label);
  }
  const isCapitals = (name: string) => name === name.toUpperCase() && name !== name.toLowerCase();
  const isTold = ({ name }: Label) => labels.length > 1 || isCapitals(name) || TITLE.test(name);
  const told = labels.filter(isTold);
  const turns = told.map(({ start, name }) => ({ start, speaker: name.toLowerCase() }));
  return { labels: told.map(({ start, end }) => ({ start, end })), turns };
}

function labelOf(line: Line, hasQuestions: boolean): Label | null {
  const { text } = line;
  // Labels end within the first sixty characters; a name with a clock is a line of its own.
  const head = text.slice(0, 100);
  if (!/[:：]/.test(head) && !hasQuestions) return null;
  const match =
    (hasQuestions ? QUESTION.exec(head) : null) ??
    NAME_AND_CLOCK.exec(head) ??
    LATIN.exec(head) ??
    HAN.exec(head) ??
    RIGHT_TO_LEFT.exec(head);
  const name = match?.[1]?.trim() ?? '';
  if (!match || SAYING.test(name)) return null;
  return { start: line.start, end: line.start + match[0].length, name };
}
