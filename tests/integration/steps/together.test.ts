import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import type { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { appendSteps } from '@/lib/versions/commands/append-steps';
import { docHash, textHash } from '@/lib/versions/doc-hash';
import { readChanges } from '@/lib/versions/live-changes';
import type { StepsInput } from '@/lib/versions/model';
import { listStepsAfter } from '@/lib/versions/queries';

import { seededRandom } from '../../../prisma/factories/random';
import { testDatabase } from '../../support/database';
import { annotate, makeArticle, makeTeam } from '../annotations/world';
import { readText } from './world';

const db = testDatabase();
let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let articleId: string;
beforeAll(async () => {
  team = (await makeTeam()).actors;
});
beforeEach(async () => {
  articleId = await makeArticle(team.owner);
});

const typing = (text: string, at = 1) => ({
  stepType: 'replace',
  from: at,
  to: at,
  slice: { content: [{ type: 'text', text }] },
});
const batch = (...steps: object[]): StepsInput => ({
  version: 0,
  clientId: newId(),
  steps: steps as StepsInput['steps'],
});

interface Sent {
  actor: Actor;
  input: StepsInput;
}

/** Sends batches while nobody gets at the article, so that they are taken together; answers what came of each, in their order. */
async function sendTogether(sent: readonly Sent[], meanwhile?: () => Promise<unknown>) {
  const { settled } = await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM articles WHERE id = ${articleId}::uuid FOR UPDATE`;
    const answers = sent.map(({ actor, input }) => appendSteps(actor, articleId, input));
    const waiting = { settled: Promise.allSettled(answers) };
    await meanwhile?.();
    return waiting;
  });
  return (await settled).map((each) =>
    each.status === 'fulfilled' ? each.value : { refused: (each.reason as AppError).code },
  );
}

describe('batches that come together', () => {
  test('become one text in their order, each with its author and an event of its own', async () => {
    const sent = Array.from({ length: 24 }, (_, index) => {
      const letters = String.fromCharCode(0x4e00 + index);
      const actor = index % 2 === 0 ? team.owner : team.editor;
      return { actor, letters, input: batch(typing(letters), typing('.', 2)) };
    });
    const answers = await sendTogether(sent);
    for (const answer of answers) expect(answer).toMatchObject({ accepted: true, version: 48 });

    const steps = await db.step.findMany({ where: { articleId }, orderBy: { version: 'asc' } });
    expect(steps.map(({ version }) => version)).toEqual(
      sent.flatMap((_, index) => [2 * index + 1, 2 * index + 2]),
    );
    expect(steps.map(({ clientId, authorId }) => [clientId, authorId])).toEqual(
      sent.flatMap(({ actor, input }) => [1, 2].map(() => [input.clientId, actor.userId])),
    );
    const events = await db.event.findMany({
      where: { articleId, type: 'article.edited' },
      orderBy: { number: 'asc' },
    });
    expect(events.map(({ actorId, data }) => [actorId, data])).toEqual(
      sent.map(({ actor }, index) => [actor.userId, { from: 2 * index, to: 2 * index + 2, touched: [] }]),
    );
    const numbers = events.map(({ number }) => number ?? 0);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));

    const { text, doc, version } = await readText(team.viewer, articleId);
    const row = await db.article.findFirstOrThrow({ where: { id: articleId } });
    expect([version, row.docHash, row.textHash, row.lastEventNumber]).toEqual([
      48,
      docHash(doc),
      textHash(text),
      numbers.at(-1),
    ]);
    expect(text.startsWith(sent.map((each) => `${each.letters}.`).join(''))).toBe(true);
    // What was answered without asking is what the log says.
    const log = await listStepsAfter(team.viewer, articleId, 0);
    for (const answer of answers) expect(answer).toEqual({ accepted: true, ...log });
  });

  test('are refused alone', async () => {
    const good = [batch(typing('a')), batch(typing('b'))] as const;
    const sent = [
      { actor: team.owner, input: good[0] },
      { actor: team.owner, input: batch(typing('x'), { stepType: 'unknown' }) },
      { actor: team.checker, input: batch(typing('y')) },
      { actor: team.owner, input: { ...batch(typing('z')), version: 1 } },
      { actor: team.editor, input: good[1] },
    ];
    expect(await sendTogether(sent)).toMatchObject([
      { accepted: true, version: 2 },
      { refused: 'invalid_input' },
      { refused: 'forbidden' },
      { refused: 'conflict' },
      { accepted: true, version: 2, steps: [{ version: 1 }, { version: 2 }] },
    ]);
    expect((await readText(team.viewer, articleId)).text).toMatch(/^abQuay/);
    const steps = await db.step.findMany({ where: { articleId }, orderBy: { version: 'asc' } });
    expect(steps.map(({ clientId }) => clientId)).toEqual(good.map(({ clientId }) => clientId));
  });

  test('are written once when they are the same', async () => {
    const input = batch(typing('once '));
    const sent = [input, batch(typing('other ')), input].map((each) => ({ actor: team.owner, input: each }));
    const answers = await sendTogether(sent);
    expect(answers).toMatchObject([{ accepted: true }, { accepted: true }, { accepted: false, version: 2 }]);
    expect(answers[2]).toMatchObject({ steps: [{ clientId: input.clientId }, {}] });
    expect((await readText(team.viewer, articleId)).text).toMatch(/^once other Quay/);
  });

  test('are refused when their sender is removed before they are written, or may write no more', async () => {
    const { actors, users } = await makeTeam();
    articleId = await makeArticle(actors.owner);
    const sent = [actors.owner, actors.editor, actors.reviewer].map((actor, index) => ({
      actor: index === 2 ? { ...actor, role: 'editor' as const } : actor,
      input: batch(typing(String(index))),
    }));
    const { workspaceId } = actors.owner;
    const remove = async () => {
      await db.membership.delete({
        where: { workspaceId_userId: { workspaceId, userId: users.editor.id } },
      });
    };
    expect(await sendTogether(sent, remove)).toMatchObject([
      { accepted: true, version: 1 },
      { refused: 'not_found' },
      { refused: 'forbidden' },
    ]);
    expect((await readText(actors.viewer, articleId)).text).toMatch(/^0Quay/);
  });

  test('are asked to come again when too many wait, and lose nothing', async () => {
    const sent = Array.from({ length: 230 }, () => ({ actor: team.owner, input: batch(typing('x')) }));
    const answers = await sendTogether(sent);
    const refused = answers.filter((answer) => 'refused' in answer);
    expect(refused).toEqual(Array.from({ length: 30 }, () => ({ refused: 'rate_limited' })));
    expect((await readText(team.viewer, articleId)).text).toMatch(/^x{200}Quay/);
  });

  test('leave annotations and what is told of them as if each had come by itself', async () => {
    const random = seededRandom(7);
    const words = [
      'Quay to reopen',
      'reopen',
      'We are ready',
      'harbour master',
      'The quay will hold.',
      '80 metres',
    ];
    const other = await makeArticle(team.owner);
    const ids = new Map<string, string>();
    for (const each of words) {
      const [one, two] = [
        await annotate(team.checker, articleId, each),
        await annotate(team.checker, other, each),
      ];
      ids.set(one.id, each).set(two.id, each);
    }
    const { doc } = await readText(team.viewer, articleId);
    const sent = Array.from({ length: 40 }, () => {
      const steps = Array.from({ length: 1 + random.below(3) }, () => {
        const $at = doc.resolve(1 + random.below(doc.content.size - 40));
        const from = $at.parent.isTextblock ? $at.pos : 1;
        const to = Math.min(from + random.below(30), doc.resolve(from).end());
        const slice = { content: [{ type: 'text', text: random.pick(['new', 'reopen', ' x ', '80']) }] };
        return random.chance(50)
          ? typing('abc ', from)
          : { stepType: 'replace', from, to, ...(random.chance(50) && { slice }) };
      });
      return { actor: team.owner, input: batch(...steps) };
    });
    const together = await sendTogether(sent);
    const apart: unknown[] = [];
    for (const { actor, input } of sent) {
      apart.push(
        await appendSteps(actor, other, input).catch((error: AppError) => ({ refused: error.code })),
      );
    }
    expect(apart.map((each) => Object.keys(each as object))).toEqual(
      together.map((each) => Object.keys(each)),
    );
    const told = async (id: string) => {
      const [changes, anchors, text] = [
        await readChanges(team.viewer, id, words.length + 1),
        await db.anchor.findMany({
          where: { articleId: id },
          orderBy: [{ startOffset: 'asc' }, { exact: 'asc' }],
        }),
        await readText(team.viewer, id),
      ];
      return {
        edits:
          changes.outcome === 'changes' &&
          changes.message.edits.map(({ from, to, steps, touched }) => ({
            from,
            to,
            steps: steps.map(({ step }) => step),
            touched: touched
              ?.map((anchor) => ({ ...anchor, annotationId: ids.get(anchor.annotationId) }))
              .toSorted((a, b) => a.start - b.start),
          })),
        anchors: anchors.map((anchor) => ({
          ...anchor,
          articleId: null,
          annotationId: ids.get(anchor.annotationId),
        })),
        text: text.text,
      };
    };
    const [one, two] = [await told(articleId), await told(other)];
    expect(one).toEqual(two);
    expect(one.anchors.filter(({ placement }) => placement !== 'placed').length).toBeGreaterThan(1);
    expect(one.edits && one.edits.flatMap(({ touched }) => touched ?? []).length).toBeGreaterThan(3);
  });
});
