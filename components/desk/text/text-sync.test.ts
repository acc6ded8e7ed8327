import { EditorState } from '@tiptap/pm/state';
import { collab, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import { Step } from '@tiptap/pm/transform';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TextAnswer } from '@/components/desk/text/text-api';
import { TextSync } from '@/components/desk/text/text-sync';
import { documentSchema } from '@/lib/editor/schema';
import type { StepsAnswer, StepsInput, StepView } from '@/lib/versions/model';

const ME = '0193a1b2-0000-7000-8000-0000000000c1';
const doc = documentSchema.node('doc', null, [
  documentSchema.node('paragraph', null, [documentSchema.text('Quay')]),
]);

/** A server that keeps a log as ours does, and can be out of reach, lose its answers, or refuse. */
function makeServer() {
  const log: StepView[] = [];
  const server = { log, answer: 'all' as 'all' | 'nothing' | 'lost' | 'refused' | 'signed-out', asked: 0 };
  const send = async ({ version, clientId, steps }: StepsInput): Promise<TextAnswer<StepsAnswer>> => {
    server.asked += 1;
    if (server.answer === 'nothing') return { outcome: 'lost' };
    if (server.answer === 'refused') return { outcome: 'refused', message: 'It does not fit.' };
    if (server.answer === 'signed-out') return { outcome: 'signed-out' };
    const accepted = version === log.length;
    if (accepted) for (const step of steps) log.push({ version: log.length + 1, step, clientId });
    if (server.answer === 'lost') return { outcome: 'lost' };
    return { outcome: 'done', value: { accepted, version: log.length, steps: log.slice(version) } };
  };
  return { server, send };
}

function makePage(send: (input: StepsInput) => Promise<TextAnswer<StepsAnswer>>, clientId = ME) {
  let state = EditorState.create({ doc, plugins: [collab({ version: 0, clientID: clientId })] });
  let version = 0;
  const receive = (views: readonly StepView[]) => {
    const fresh = views.filter((view) => view.version > version);
    const steps = fresh.map(({ step }) => Step.fromJSON(documentSchema, step));
    state = state.apply(
      receiveTransaction(
        state,
        steps,
        fresh.map((view) => view.clientId),
      ),
    );
    version += fresh.length;
    return true;
  };
  const sync = new TextSync({
    clientId,
    api: { send, stepsAfter: async () => ({ outcome: 'lost' }) },
    version: () => version,
    unsent: () => sendableSteps(state),
    receive,
    onChange: () => undefined,
  });
  sync.open();
  const type = (text: string, pos = 1) => {
    state = state.apply(state.tr.insertText(text, pos));
    sync.written();
  };
  return { sync, type, receive, text: () => state.doc.textContent };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what is written', () => {
  test('goes out in one batch for what was typed in a moment', async () => {
    const { server, send } = makeServer();
    const page = makePage(send);
    for (const letter of 'abc') page.type(letter);
    expect(page.sync.state()).toEqual({ kind: 'saving', count: 3 });
    await vi.advanceTimersByTimeAsync(400);
    expect([server.asked, server.log.length]).toEqual([1, 3]);
    expect(page.sync.state()).toEqual({ kind: 'saved', count: 0 });
  });

  test('while a batch is on its way does not wait a second time when the answer was long in coming', async () => {
    const { server, send } = makeServer();
    const page = makePage(async (input) => {
      await new Promise((resolve) => setTimeout(resolve, 250));
      return await send(input);
    });
    page.type('a');
    await vi.advanceTimersByTimeAsync(310);
    page.type('b');
    // The first batch went out after 300 ms and was answered after 550, the next one goes out after 600.
    await vi.advanceTimersByTimeAsync(280);
    expect([server.asked, page.sync.state().count]).toEqual([1, 1]);
    await vi.advanceTimersByTimeAsync(270);
    expect([server.asked, page.sync.state().kind]).toEqual([2, 'saved']);
  });

  test('goes over what others wrote first', async () => {
    const { server, send } = makeServer();
    const [page, other] = [makePage(send), makePage(send, ME.replace('c1', 'c2'))];
    page.type('old ');
    other.type('!', 5);
    await vi.advanceTimersByTimeAsync(1_000);
    other.receive(server.log);
    page.receive(server.log);
    expect([page.text(), other.text()]).toEqual(['old Quay!', 'old Quay!']);
  });

  test('is written once although its answer was lost', async () => {
    const { server, send } = makeServer();
    const page = makePage(send);
    server.answer = 'lost';
    page.type('x');
    await vi.advanceTimersByTimeAsync(400);
    expect(page.sync.state()).toEqual({ kind: 'offline', count: 1 });
    server.answer = 'all';
    await vi.advanceTimersByTimeAsync(3_000);
    expect([server.log.length, page.text(), page.sync.state().kind]).toEqual([1, 'xQuay', 'saved']);
  });

  test('waits while nothing gets through, and goes out at once when told that it may', async () => {
    const { server, send } = makeServer();
    const page = makePage(send);
    server.answer = 'nothing';
    page.type('x');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.asked).toBeLessThan(12);
    page.type('y');
    expect(page.sync.kept()).toMatchObject({ version: 0, clientId: ME, steps: [{}, {}] });
    server.answer = 'all';
    page.sync.resume();
    await vi.advanceTimersByTimeAsync(10);
    expect([server.log.length, page.sync.kept()]).toEqual([2, null]);
  });

  test('is not sent again when it was refused, until what it was refused for is over', async () => {
    const { server, send } = makeServer();
    const page = makePage(send);
    server.answer = 'refused';
    page.type('x');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.asked).toBe(1);
    expect(page.sync.state()).toEqual({ kind: 'refused', count: 1, message: 'It does not fit.' });
    server.answer = 'all';
    page.sync.retry();
    await vi.advanceTimersByTimeAsync(10);
    expect([server.log.length, page.sync.state().kind]).toEqual([1, 'saved']);
  });

  test('waits for its author to sign in again', async () => {
    const { server, send } = makeServer();
    const page = makePage(send);
    server.answer = 'signed-out';
    page.type('x');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(page.sync.state()).toMatchObject({ kind: 'signed-out', count: 1 });
    server.answer = 'all';
    page.sync.resume();
    await vi.advanceTimersByTimeAsync(10);
    expect(page.sync.state().kind).toBe('saved');
  });
});
