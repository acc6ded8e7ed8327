import type { Actor } from '@/lib/auth/actor';
import { writePassages } from '@/lib/captures/commands/write-passages';
import type { Prisma, PrismaClient } from '@/lib/db/generated/client';

import { type Random, seededRandom } from '../../../prisma/factories/random';

const SYLLABLES = 'ba ne ri to lu ka mo sen dar vi gol tes pra ul min fo rak ho ste cra win pel jo zam'.split(
  ' ',
);
const SMALL =
  'the of and to in a that is was for on with as at by it be he she from his her were are not have has had but which'.split(
    ' ',
  );
const VOCABULARY = 30_000;
const NAMES = 4_000;
const AT_ONCE = 50;

/** Words as they are spread in prose: the second most frequent half as often as the first, and so on. */
export class Speech {
  readonly #random: Random;
  readonly #words: string[];
  readonly #names: string[];
  readonly #sums: Float64Array;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
    const made = (count: number, least: number) => {
      const words = new Set<string>();
      while (words.size < count)
        words.add(
          Array.from({ length: least + this.#random.below(4) }, () => this.#random.pick(SYLLABLES)).join(''),
        );
      return [...words];
    };
    this.#words = [...SMALL, ...made(VOCABULARY - SMALL.length, 1)];
    this.#names = made(NAMES, 2).map((name) => name.charAt(0).toUpperCase() + name.slice(1));
    this.#sums = new Float64Array(VOCABULARY);
    let sum = 0;
    for (let rank = 0; rank < VOCABULARY; rank++) this.#sums[rank] = sum += 1 / (rank + 2.7);
  }

  /** A word as often as it is used; names and figures now and then. */
  word(): string {
    if (this.#random.chance(4)) return this.#names[this.#zipf(NAMES)] ?? '';
    if (this.#random.chance(3)) return this.figure();
    return this.#words[this.#zipf(VOCABULARY)] ?? '';
  }

  figure(): string {
    if (this.#random.chance(40)) return String(1990 + this.#random.below(36));
    if (this.#random.chance(50)) return String(1 + this.#random.below(100));
    return `${1 + this.#random.below(90)}.${1 + this.#random.below(9)}`;
  }

  sentence(): string[] {
    return Array.from({ length: 8 + this.#random.below(20) }, () => this.word());
  }

  text(passages: number): string {
    return Array.from({ length: passages }, () => {
      const said = Array.from({ length: 3 + this.#random.below(3) }, () => written(this.sentence()));
      return said.join(' ');
    }).join('\n');
  }

  /** The same in other words: a third of them left out or others, the rest in another order, by clauses. */
  paraphrase(words: readonly string[]): string[] {
    const kept = words.flatMap((word) => {
      if (SMALL.includes(word)) return this.#random.chance(50) ? [] : [word];
      if (/^[A-Z\d]/.test(word)) return this.#random.chance(15) ? [] : [word];
      return this.#random.chance(35) ? [this.word()] : [inflected(word, this.#random)];
    });
    const half = Math.floor(kept.length / 2);
    return [...kept.slice(half), this.word(), ...kept.slice(0, half)];
  }

  #zipf(count: number): number {
    const wanted = (this.#random.below(1_000_000) / 1_000_000) * (this.#sums[count - 1] ?? 0);
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A row of words as a sentence. */
export function written(words: readonly string[]): string {
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function inflected(word: string, random: Random): string {
  return random.chance(30) ? `${word}s` : word;
}

/** Keeps texts as copies of sources of their own, as pasted, with their passages as keeping them writes these. */
export async function keepTexts(
  db: PrismaClient,
  actor: Actor,
  texts: readonly string[],
  random: Random,
): Promise<string[]> {
  const { workspaceId, userId } = actor;
  const by = { createdById: userId, updatedById: userId };
  const all = texts.map((text, at) => ({ text, sourceId: random.uuid(at), captureId: random.uuid(at + 1) }));
  const sha256 = '0'.repeat(64);
  await db.captureBytes.create({ data: { workspaceId, sha256, size: 0, bytes: new Uint8Array() } });
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const some = all.slice(from, from + AT_ONCE);
    await db.$transaction(
      async (tx) => {
        await tx.source.createMany({
          data: some.map(({ sourceId }) => ({
            workspaceId,
            id: sourceId,
            citationKey: sourceId,
            kind: 'report',
            title: 'A report',
            searchText: 'a report',
            ...by,
          })),
        });
        await tx.capture.createMany({ data: some.map((copy) => captureRow(actor, copy, sha256)) });
        for (const { captureId, text } of some)
          await writePassages(tx, { workspaceId, captureId }, { text, language: 'en' });
      },
      { timeout: 300_000 },
    );
  }
  return all.map(({ captureId }) => captureId);
}

function captureRow(
  { workspaceId, userId }: Actor,
  { sourceId, captureId, text }: { sourceId: string; captureId: string; text: string },
  sha256: string,
): Prisma.CaptureCreateManyInput {
  return {
    workspaceId,
    id: captureId,
    sourceId,
    number: 1,
    way: 'paste',
    mediaType: 'text/plain',
    size: 0,
    sha256,
    language: 'en',
    doc: { type: 'doc', content: [] },
    text,
    createdById: userId,
  };
}
