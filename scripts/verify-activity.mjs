// Checks a file that was exported from the activity of Galley, without Galley: that no line of it was changed, taken out, put in or moved.
//   node verify-activity.mjs FILE.jsonl [FINAL-HASH]
// Says so in one sentence, and ends with 1 at the first line that is not as it was written. Give the final hash that you kept from an
// earlier look, or that the workspace's activity tells of the export, to know that nobody wrote the whole file anew either.
import { createHash } from 'node:crypto';
import { createReadStream, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FORMAT = 'galley-activity';
const VERSION = 1;

/** JSON with the names of each object in the order of their UTF-16 units and without spaces (RFC 8785). */
function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

function sha256(text) {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function parseLine(text) {
  try {
    const value = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && canonicalJson(value) === text ? value : null;
  } catch {
    return null;
  }
}

/** Checks lines: `{ ok: true, count, withheld, hash }`, or `{ ok: false, line, problem }` for the first that is wrong. */
export async function verifyLines(lines) {
  let at = 0;
  let count = 0;
  let withheld = 0;
  let previous = null;
  let head = null;
  let end = null;
  const fail = (problem) => ({ ok: false, line: Math.max(at, 1), problem });
  for await (const text of lines) {
    at += 1;
    if (end) return fail('something follows the last line');
    const line = parseLine(text);
    if (!line) return fail('it is not one object of JSON in the form in which it was written');
    if (!head) {
      if (line.format !== FORMAT || line.version !== VERSION)
        return fail('it does not begin a file of the activity of a version that is known here');
      head = line;
      const { workspace = null, article = null } = line;
      previous = sha256(
        canonicalJson({ format: FORMAT, version: VERSION, workspace, article, filter: null }),
      );
      continue;
    }
    if (Object.hasOwn(line, 'count')) {
      if (line.count !== count)
        return fail(`it tells of ${String(line.count)} entries, and there are ${count}`);
      if (line.withheld !== withheld || head.withheld !== withheld)
        return fail(`${withheld} entries are withheld, and the file tells another number`);
      if (line.hash !== previous) return fail('its hash is not that of the last entry');
      end = { count, withheld, hash: previous };
      continue;
    }
    if (line.number !== count + 1) return fail(`entry ${count + 1} should stand here`);
    if (line.previous !== previous) return fail('it does not follow the entry before it');
    const { hash, ...entry } = line;
    if (hash !== sha256(canonicalJson(entry))) return fail('it was changed: its hash is another');
    count += 1;
    if (line.withheld === true) withheld += 1;
    previous = hash;
  }
  if (end) return { ok: true, ...end };
  at += 1;
  return fail('the file ends before its last line');
}

// Lines end with a line feed and with nothing else: what Node splits at besides may stand in a text.
async function* linesOf(chunks) {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop();
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

async function main([path, expected]) {
  if (path === undefined) {
    console.error('Name the file: node verify-activity.mjs FILE.jsonl [FINAL-HASH]');
    return 1;
  }
  const verdict = await verifyLines(linesOf(createReadStream(path)));
  if (!verdict.ok) {
    console.error(`Not as it was written: line ${verdict.line} of ${path}: ${verdict.problem}.`);
    return 1;
  }
  const { count, withheld, hash } = verdict;
  if (expected !== undefined && expected !== hash) {
    console.error(
      `Another file than the one that was kept: its ${count} entries fit together, but end with the hash ${hash}.`,
    );
    return 1;
  }
  const entries = `${count} ${count === 1 ? 'entry' : 'entries'}`;
  console.log(
    `Whole: ${entries}, ${withheld} of them withheld, unchanged and in order; the final hash is ${hash}.`,
  );
  return 0;
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    console.error(`Cannot read it: ${error.message}`);
    process.exitCode = 1;
  }
}
