import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { documentSchema } from '@/lib/editor/schema';
import { paragraphsOfPage } from '@/lib/import/capture/pdf-lines';
import type { BlockPlace, Found, Refusal } from '@/lib/import/capture/reading';
import { cleanText } from '@/lib/import/clean-text';
import { languageTag } from '@/lib/import/language';

/** What may be spent on one file. */
interface Bounds {
  maxPages: number;
  /** Milliseconds for all of it. */
  maxTime: number;
  /** Bytes by which this process may grow meanwhile. */
  maxMemory: number;
}
const BOUNDS: Bounds = { maxPages: 2_000, maxTime: 30_000, maxMemory: 1_500_000_000 };
const LOOK_EVERY_MS = 100;
/** The end of a PDF stands in its last bytes; some programs write a little behind it. */
const TAIL = 4_096;

const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('begun'), pages: z.number(), title: z.string(), language: z.string() }),
  z.object({
    kind: z.literal('page'),
    number: z.number(),
    label: z.string(),
    items: z
      .array(
        z.object({
          text: z.string(),
          x: z.number(),
          y: z.number(),
          width: z.number(),
          size: z.number(),
          endsLine: z.boolean(),
          isRightToLeft: z.boolean(),
        }),
      )
      .nullable(),
  }),
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('failed'), name: z.string() }),
]);

/** What was read before it ended, and how it did. */
interface Work {
  pages: number;
  title: string;
  language: string;
  read: { label: string; paragraphs: string[] | null }[];
  end: 'done' | 'stopped' | 'locked' | 'damaged';
}

/**
 * The text of a PDF page by page, read in a thread that is stopped when it takes too long or too much memory: what was read until
 * then is kept. A file without a text layer, or one that is locked, gives no text and a warning; one that is cut off or no PDF is refused.
 */
export async function readPdf(
  bytes: Uint8Array,
  bounds: Bounds = BOUNDS,
): Promise<({ ok: true } & Found) | Refusal> {
  const tail = Buffer.from(bytes.subarray(-TAIL)).toString('latin1');
  if (!tail.includes('%%EOF')) {
    return {
      ok: false,
      code: 'damaged',
      message: 'This PDF is cut off: its end is missing. Download or save it again.',
    };
  }
  const { pages, title, language, read, end } = await work(bytes, bounds);
  if (end === 'damaged') {
    return {
      ok: false,
      code: 'damaged',
      message: 'This PDF is damaged and cannot be opened. Download or save it again.',
    };
  }
  const blocks: Found['blocks'] = [];
  const places: BlockPlace[] = [];
  for (const { label, paragraphs } of read) {
    places.push({ type: 'page', value: label, block: blocks.length, within: 0 });
    for (const paragraph of paragraphs ?? []) blocks.push(paragraphNode(paragraph));
  }
  const damaged = read.filter(({ paragraphs }) => paragraphs === null).map(({ label }) => label);
  const warnings = [
    ...(end === 'locked'
      ? [
          'This PDF is locked with a password, so its text could not be read; save it without one to have it searched and cited.',
        ]
      : []),
    ...(end === 'stopped' && read.length === 0
      ? [
          'Reading this PDF took more time or memory than there is, so its text was not read; the file itself is kept whole.',
        ]
      : []),
    ...(read.length > 0 && read.length < pages
      ? [
          `Only the first ${read.length} of ${pages} pages were read, as far as time and memory went; the file itself is kept whole.`,
        ]
      : []),
    ...(damaged.length > 0
      ? [`${damaged.length === 1 ? 'Page' : 'Pages'} ${damaged.slice(0, 20).join(', ')} could not be read.`]
      : []),
    ...(end === 'done' && blocks.length === 0
      ? [
          'This PDF has no text layer: its pages are pictures. Run it through text recognition (OCR), or paste the words you need, to have it searched and cited.',
        ]
      : []),
  ];
  return {
    ok: true,
    mediaType: 'application/pdf',
    blocks,
    places: blocks.length === 0 ? [] : places,
    title: cleanText(title),
    language: languageTag(language),
    warnings,
  };
}

// Behind a hyphen the line end stays.
function paragraphNode(text: string) {
  const lines = text.split('\n');
  return documentSchema.node(
    'paragraph',
    null,
    lines.flatMap((line, index) => [
      ...(index > 0 ? [documentSchema.node('hardBreak')] : []),
      ...(line === '' ? [] : [documentSchema.text(line)]),
    ]),
  );
}

async function work(bytes: Uint8Array, { maxPages, maxTime, maxMemory }: Bounds): Promise<Work> {
  const known: Work = { pages: 0, title: '', language: '', read: [], end: 'stopped' };
  const worker = new Worker(new URL('./pdf-worker.mjs', import.meta.url), {
    workerData: { bytes: bytes.slice().buffer, maxPages },
    resourceLimits: { maxOldGenerationSizeMb: 1_000 },
    stdout: true,
    stderr: true,
  });
  const begun = performance.now();
  const before = process.memoryUsage.rss();
  return await new Promise<Work>((resolve, reject) => {
    const finish = (end: Work['end']) => {
      clearInterval(watch);
      void worker.terminate();
      resolve({ ...known, end });
    };
    const look = () => {
      const isSlow = performance.now() - begun > maxTime;
      if (isSlow || process.memoryUsage.rss() - before > maxMemory) finish('stopped');
    };
    const watch = setInterval(look, LOOK_EVERY_MS);
    worker.on('message', (sent) => {
      const message = messageSchema.safeParse(sent).data;
      if (!message) return;
      if (message.kind === 'begun') {
        Object.assign(known, message);
        look();
      } else if (message.kind === 'page') {
        const paragraphs = message.items && paragraphsOfPage(message.items).map(cleanLines);
        known.read.push({
          label: message.label,
          paragraphs: paragraphs && paragraphs.filter((each) => each !== ''),
        });
        look();
      } else if (message.kind === 'done') finish('done');
      else finish(message.name === 'PasswordException' ? 'locked' : 'damaged');
    });
    worker.on('error', (error) => {
      // All that PDF.js throws of a file is told as a message.
      if (!('code' in error) || error.code !== 'ERR_WORKER_OUT_OF_MEMORY') reject(error);
      finish('stopped');
    });
    worker.on('exit', () => finish('stopped'));
  });
}

function cleanLines(paragraph: string): string {
  return cleanText(paragraph)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
