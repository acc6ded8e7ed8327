import { newId } from '@/lib/ids';
import { MOST_STEPS, type StepsAnswer } from '@/lib/versions/model';

import { readArticle, sending, type World } from './world';

type StepJson = Record<string, unknown>;

const BATCH = 3;
const AT = 40;

/** Milliseconds of a batch of three steps that meets nobody, on two articles that are alike but for their history, in turn. */
export async function measureHistory(
  young: World,
  old: World,
  { versions, batches }: { versions: readonly [number, number]; batches: number },
): Promise<{ young: number[]; old: number[] }> {
  const pages = [await openQuiet(young), await openQuiet(old)] as const;
  await pages[0].writeUntil(versions[0]);
  await pages[1].writeUntil(versions[1]);
  const samples = { young: [] as number[], old: [] as number[] };
  const warmUp = 10;
  for (let n = -warmUp; n < batches; n += 1) {
    // Each goes first as often as the other.
    const order = n % 2 === 0 ? (['young', 'old'] as const) : (['old', 'young'] as const);
    for (const which of order) {
      const ms = await pages[which === 'young' ? 0 : 1].post(BATCH);
      if (n >= 0) samples[which].push(ms);
    }
  }
  return samples;
}

/** A page that writes a letter and takes it away again, so that a long history leaves the text as it was. */
async function openQuiet({ articleId, visitors: [visitor] }: World) {
  if (!visitor) throw new Error('There is nobody.');
  const article = await readArticle(visitor, articleId);
  const clientId = newId();
  let { version } = article;
  let isThere = false;
  const next = (): StepJson => {
    isThere = !isThere;
    const slice = { content: [{ type: 'text', text: 'x' }] };
    return isThere
      ? { stepType: 'replace', from: AT, to: AT, slice }
      : { stepType: 'replace', from: AT, to: AT + 1 };
  };
  const post = async (count: number): Promise<number> => {
    const input = { version, clientId, steps: Array.from({ length: count }, next) };
    const began = performance.now();
    const path = `/api/articles/${articleId}/steps`;
    const answer = await visitor.ask<StepsAnswer>(path, sending('POST', input));
    const ms = performance.now() - began;
    if (!answer.accepted) throw new Error('Somebody else writes in this article.');
    version = answer.version;
    return ms;
  };
  const writeUntil = async (wanted: number) => {
    while (version < wanted) await post(Math.min(MOST_STEPS, wanted - version));
  };
  return { post, writeUntil };
}
