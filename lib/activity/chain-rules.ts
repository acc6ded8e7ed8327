import { createHash } from 'node:crypto';

/** What a file of the activity calls itself, and which form of it this is. */
export const CHAIN_FORMAT = 'galley-activity';
export const CHAIN_VERSION = 1;

/** Of what the file is. These stand at the beginning of the chain; everything else in the first line is said beside it. */
export interface ChainScope {
  workspace: string;
  /** Null: of all the workspace. */
  article: string | null;
}

/** The last line: how many entries there are, how many of them are withheld, and the hash of the last. */
export interface ChainEnd {
  count: number;
  withheld: number;
  hash: string;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
/** An entry before it is chained. */
export type ChainEntry = { readonly number: number; readonly [name: string]: Json };

/**
 * JSON with the names of each object in the order of their UTF-16 units and without spaces (RFC 8785): the same value is always the same
 * text. Takes what JSON itself can hold.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${membersOf(value).join(',')}}`;
}

function membersOf(value: object): string[] {
  return Object.entries(value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
}

/** From where the chain of a file begins: the hash of what the file is of. */
export function chainStart({ workspace, article }: ChainScope): string {
  return sha256(
    canonicalJson({ format: CHAIN_FORMAT, version: CHAIN_VERSION, workspace, article, filter: null }),
  );
}

/** The line of an entry, whose hash is of the entry and the hash before it, and that hash. */
export function chainLine(entry: ChainEntry, previous: string): { line: string; hash: string } {
  const members = membersOf({ ...entry, previous });
  const hash = sha256(`{${members.join(',')}}`);
  const at = members.findIndex((member) => member > '"hash":');
  return { line: `{${members.toSpliced(at, 0, `"hash":"${hash}"`).join(',')}}`, hash };
}

/** What a check of a file comes to: that it is whole, or the first line (from 1) that is not as it was written, and why. */
export type ChainVerdict = ({ ok: true } & ChainEnd) | { ok: false; line: number; problem: string };

/**
 * Checks a file of the activity line by line. `scripts/verify-activity.mjs` does the same for those who have nothing but the file; a test
 * keeps the two alike.
 */
export function verifyChain(lines: Iterable<string>): ChainVerdict {
  let at = 0;
  let count = 0;
  let withheld = 0;
  let previous: string | null = null;
  let head: Record<string, unknown> | null = null;
  let end: ChainEnd | null = null;
  const fail = (problem: string): ChainVerdict => ({ ok: false, line: Math.max(at, 1), problem });
  for (const text of lines) {
    at += 1;
    if (end) return fail('something follows the last line');
    const line = parseLine(text);
    if (!line) return fail('it is not one object of JSON in the form in which it was written');
    if (!head) {
      if (line['format'] !== CHAIN_FORMAT || line['version'] !== CHAIN_VERSION)
        return fail('it does not begin a file of the activity of a version that is known here');
      head = line;
      previous = sha256(
        canonicalJson({
          format: CHAIN_FORMAT,
          version: CHAIN_VERSION,
          workspace: line['workspace'] ?? null,
          article: line['article'] ?? null,
          filter: null,
        }),
      );
      continue;
    }
    if (Object.hasOwn(line, 'count')) {
      if (line['count'] !== count)
        return fail(`it tells of ${String(line['count'])} entries, and there are ${count}`);
      if (line['withheld'] !== withheld || head['withheld'] !== withheld)
        return fail(`${withheld} entries are withheld, and the file tells another number`);
      if (line['hash'] !== previous) return fail('its hash is not that of the last entry');
      end = { count, withheld, hash: String(previous) };
      continue;
    }
    if (line['number'] !== count + 1) return fail(`entry ${count + 1} should stand here`);
    if (line['previous'] !== previous) return fail('it does not follow the entry before it');
    const { hash, ...entry } = line;
    if (hash !== sha256(canonicalJson(entry))) return fail('it was changed: its hash is another');
    count += 1;
    if (line['withheld'] === true) withheld += 1;
    previous = hash as string;
  }
  if (end) return { ok: true, ...end };
  at += 1;
  return fail('the file ends before its last line');
}

function parseLine(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    // The same value in another form, such as a name given twice, could be read as something else by somebody else.
    return isObject && canonicalJson(value) === text ? (value as Record<string, unknown>) : null;
  } catch {
    // SyntaxError: it is no JSON.
    return null;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
