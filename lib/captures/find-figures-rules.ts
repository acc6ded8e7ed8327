import { foldText } from '@/lib/text/fold';

// What behind a figure multiplies it, folded.
const SCALES: [RegExp, number][] = [
  [/^(?:thousand|tausend|duizend|mille|mil|tysiac\p{L}*|الف|אלף)(?!\p{L})/u, 1e3],
  [
    /^(?:m|mn|mln|mio|million(?:s|en|er|i|u)?|miljoen|milion\p{L}*|millones|milhoes|مليون|מיליון)(?![\p{L}])/u,
    1e6,
  ],
  [
    /^(?:bn|mld|mrd|billions?|milliard(?:s|en|er)?|miljard|miliard\p{L}*|miliardi|مليار|מיליארד)(?![\p{L}])/u,
    1e9,
  ],
  [/^万|^萬/u, 1e4],
  [/^[亿億]/u, 1e8],
];

/**
 * What a figure is looked up by, in plain digits: "12,4" as 12.4; "1.200", which may be either, as 1200 and 1.2; "2.5" before "million"
 * also as 2500000. `figure` is folded, `after` is what follows it in the text.
 */
export function figureKeys(figure: string, after: string): string[] {
  const digits = figure.replaceAll(/\p{Nd}/gu, digitOf).replaceAll(/['’ ]/g, '');
  const plain = readings(digits);
  const behind = foldText(after);
  const scale = SCALES.find(([pattern]) => pattern.test(behind))?.[1] ?? 1;
  const values = [...plain, ...plain.map((value) => value * scale)];
  return [...new Set(values.map((value) => String(Number(value.toPrecision(12)))))];
}

function readings(digits: string): number[] {
  const marks = digits.replaceAll(/\d/g, '');
  if (marks === '') return [Number(digits)];
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  const whole = Number(digits.replaceAll(/[.,]/g, ''));
  const decimal = Number(`${digits.slice(0, last).replaceAll(/[.,]/g, '')}.${digits.slice(last + 1)}`);
  const isGrouped = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(digits);
  if (!isGrouped) return [decimal];
  return marks.length > 1 ? [whole] : [whole, decimal];
}

// Arabic and Persian digits; others come folded.
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  return (code >= 0x660 && code <= 0x669) || (code >= 0x6f0 && code <= 0x6f9) ? String(code & 0xf) : digit;
}
