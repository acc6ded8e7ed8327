import { COMMON_STEMS, RUNS } from '@/lib/auth/common-passwords';

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;

const BOTH_WAYS = RUNS.flatMap((run) => [run, Array.from(run).toReversed().join('')]);
const LOOKALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * What is wrong with a password for the person with this name and e-mail, in one sentence that says what to do; null when
 * it will do. Length counts characters as people see them composed (NFKC), not bytes.
 */
export function passwordProblem(password: string, owner: { name: string; email: string }): string | null {
  const { length } = Array.from(password.normalize('NFKC'));
  if (length < PASSWORD_MIN)
    return `Use at least ${PASSWORD_MIN} characters. Several words in a row are easy to keep.`;
  if (length > PASSWORD_MAX) return `Use at most ${PASSWORD_MAX} characters.`;
  const folded = fold(password);
  if (isOwn(folded, owner)) return 'Leave your own name and e-mail address out of the password.';
  if (isCommon(folded)) {
    return 'This is among the first passwords that anybody would try. Use several words that do not belong together.';
  }
  return null;
}

function fold(value: string): string {
  return value.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function lettersOf(folded: string): string {
  return folded.replace(/[^\p{L}\p{N}]/gu, '');
}

function isOwn(folded: string, { name, email }: { name: string; email: string }): boolean {
  const letters = lettersOf(folded);
  const own = [fold(name), fold(email)];
  if (letters !== '' && own.some((whole) => lettersOf(whole).includes(letters))) return true;
  // What the address ends in (".info") is nobody's own.
  return [fold(name), fold(email).replace(/\.\p{L}+$/u, '')]
    .flatMap((whole) => whole.split(/[^\p{L}]+/u))
    .some((part) => isTelling(part) && letters.includes(part));
}

// Short Latin pieces ("of", "org", "van") stand in innocent words too; two Chinese, Japanese or Korean signs are a name.
function isTelling(part: string): boolean {
  const whole = /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(part);
  return part.length >= (whole ? 2 : 4);
}

function isCommon(folded: string): boolean {
  if (new Set(folded).size < 5) return true;
  const unit = unitOf(folded);
  if (unit.length <= 6 && unit.length < folded.length) return true;
  const letters = lettersOf(unit);
  const inner = letters.replace(/^\p{N}+|\p{N}+$/gu, '');
  // Nothing but digits leaves nothing inside them, which is runs of nothing.
  if (isRuns(letters) || isRuns(inner)) return true;
  return [unit, unit.replaceAll('1', 'l')].some((spelling) => isStems(stemOf(spelling)));
}

/** The shortest piece that the whole repeats, or the whole. */
function unitOf(value: string): string {
  const period = (value + value).indexOf(value, 1);
  return value.slice(0, period);
}

/** Without the digits and signs around it, and with the letters that the ones inside stand for. */
function stemOf(value: string): string {
  const core = value.replace(/^[^\p{L}@$]+|[^\p{L}@$]+$/gu, '');
  return Array.from(core, (sign) => LOOKALIKES[sign] ?? sign)
    .join('')
    .replace(/[^\p{L}]/gu, '');
}

function isStems(stem: string): boolean {
  if (COMMON_STEMS.has(stem)) return true;
  for (let at = 1; at < stem.length; at++) {
    if (COMMON_STEMS.has(stem.slice(0, at)) && COMMON_STEMS.has(stem.slice(at))) return true;
  }
  return false;
}

/** Whether the whole is nothing but pieces, three signs or longer, of the known rows. */
function isRuns(value: string): boolean {
  let at = 0;
  while (at < value.length) {
    let end = value.length;
    while (end - at >= 3 && !BOTH_WAYS.some((run) => run.includes(value.slice(at, end)))) end--;
    if (end - at < 3) return false;
    at = end;
  }
  return true;
}
