import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Entry, Operation } from '@/components/desk/store/operations';
import { Outbox, type SendResult } from '@/components/desk/store/outbox';

const ME = '0193a1b2-0000-7000-8000-0000000000b1';
const CLAIM = '0193a1b2-0000-7000-8000-000000000001';
const QUOTE = '0193a1b2-0000-7000-8000-000000000002';

const change = (field: string, from: unknown, to: unknown): Operation => ({
  type: 'annotation.change',
  changes: { [field]: { from, to } },
});
const done: SendResult = { outcome: 'done', value: null };

/** An outbox whose line answers from a list, and with "done" when the list is used up. */
function outboxWith(...answers: SendResult[]) {
  const sent: Entry[] = [];
  const answered: string[] = [];
  const outbox = new Outbox({
    byId: ME,
    send: (entry) => {
      sent.push(entry);
      return new Promise((resolve) => setTimeout(() => resolve(answers.shift() ?? done), 50));
    },
    onAnswer: (entry, result) => answered.push(`${entry.operation.type} ${result.outcome}`),
    onChange: () => undefined,
  });
  return { outbox, sent, answered };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('Outbox', () => {
  test('sends typing once, some time after the last key, with what it began from', async () => {
    const { outbox, sent } = outboxWith();
    outbox.add(CLAIM, change('fields.statement', null, 'T'), { typing: true });
    await vi.advanceTimersByTimeAsync(400);
    outbox.add(CLAIM, change('fields.statement', 'T', 'Th'), { typing: true });
    outbox.add(CLAIM, change('fields.claimant', null, 'Council'), { typing: true });
    await vi.advanceTimersByTimeAsync(400);
    expect(sent).toEqual([]);
    expect(outbox.state()).toEqual({ kind: 'saving', count: 1 });
    await vi.advanceTimersByTimeAsync(300);
    expect(sent.map((entry) => entry.operation)).toEqual([
      {
        type: 'annotation.change',
        changes: {
          'fields.statement': { from: null, to: 'Th' },
          'fields.claimant': { from: null, to: 'Council' },
        },
      },
    ]);
    expect(outbox.state()).toEqual({ kind: 'saved', count: 0 });
  });

  test('sends what was typed also when the clock of the machine is set back meanwhile', async () => {
    const { outbox, sent } = outboxWith();
    outbox.add(CLAIM, change('fields.statement', null, 'T'), { typing: true });
    vi.setSystemTime(Date.now() - 3_600_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toHaveLength(1);
  });

  test('sends nothing when typing comes back to where it began', async () => {
    const { outbox, sent } = outboxWith();
    outbox.add(CLAIM, change('fields.statement', null, 'T'), { typing: true });
    outbox.add(CLAIM, change('fields.statement', 'T', null), { typing: true });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent).toEqual([]);
    expect(outbox.state().kind).toBe('saved');
  });

  test('sends one request at a time for an annotation, and side by side for others', async () => {
    const { outbox, sent } = outboxWith();
    outbox.add(CLAIM, change('status', 'unchecked', 'verified'));
    outbox.add(CLAIM, change('priority', 'normal', 'high'));
    outbox.add(CLAIM, { type: 'annotation.delete' });
    outbox.add(QUOTE, { type: 'annotation.delete' });
    await vi.advanceTimersByTimeAsync(10);
    expect(sent.map((entry) => entry.annotationId)).toEqual([CLAIM, QUOTE]);
    await vi.advanceTimersByTimeAsync(500);
    expect(sent.map((entry) => entry.operation.type)).toEqual([
      'annotation.change',
      'annotation.delete',
      'annotation.change',
      'annotation.delete',
    ]);
  });

  test('keeps what cannot get through and tries again, less and less often, the same each time', async () => {
    const unreachable: SendResult = { outcome: 'unreachable' };
    const { outbox, sent, answered } = outboxWith(unreachable, unreachable, unreachable);
    outbox.add(CLAIM, { type: 'annotation.delete' });
    await vi.advanceTimersByTimeAsync(100);
    expect(outbox.state()).toEqual({ kind: 'offline', count: 1 });
    expect(outbox.stateOf(CLAIM)).toEqual({ kind: 'kept' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(answered).toEqual(['annotation.delete done']);
    expect(new Set(sent.map((entry) => entry.key)).size).toBe(1);
    expect(outbox.state()).toEqual({ kind: 'saved', count: 0 });
  });

  test('does not mix later changes into one that may have arrived already', async () => {
    const { outbox, sent } = outboxWith({ outcome: 'unreachable' });
    outbox.add(CLAIM, change('status', 'unchecked', 'verified'));
    await vi.advanceTimersByTimeAsync(100);
    outbox.add(CLAIM, change('status', 'verified', 'unchecked'));
    await vi.advanceTimersByTimeAsync(5_000);
    const changes = sent.flatMap(({ operation }) =>
      operation.type === 'annotation.change' ? [operation.changes['status']] : [],
    );
    expect(changes).toEqual([
      { from: 'unchecked', to: 'verified' },
      { from: 'unchecked', to: 'verified' },
      { from: 'verified', to: 'unchecked' },
    ]);
  });

  test('waits for the person when they are signed out, and loses nothing', async () => {
    const { outbox, sent } = outboxWith({ outcome: 'signed-out' });
    outbox.add(CLAIM, { type: 'annotation.delete' });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(outbox.state()).toEqual({ kind: 'signed-out', count: 1 });
    expect(sent).toHaveLength(1);
    outbox.resume();
    await vi.advanceTimersByTimeAsync(100);
    expect(outbox.state().kind).toBe('saved');
  });

  test('stops one annotation at what the server refuses, until somebody decides', async () => {
    const { outbox, sent } = outboxWith({ outcome: 'refused', message: 'It is gone.' });
    outbox.add(CLAIM, change('status', 'unchecked', 'verified'));
    await vi.advanceTimersByTimeAsync(100);
    outbox.add(CLAIM, change('priority', 'normal', 'high'));
    outbox.add(QUOTE, { type: 'annotation.delete' });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sent.map((entry) => entry.annotationId)).toEqual([CLAIM, QUOTE]);
    expect(outbox.stateOf(CLAIM)).toEqual({ kind: 'refused', message: 'It is gone.' });
    outbox.retry(CLAIM);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(outbox.state()).toEqual({ kind: 'saved', count: 0 });
  });

  test('takes up what an earlier visit left, once', async () => {
    const { outbox: left } = outboxWith({ outcome: 'unreachable' });
    left.add(CLAIM, { type: 'annotation.delete' });
    const { outbox, sent } = outboxWith();
    outbox.restore(left.entries());
    outbox.restore(left.entries());
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent.map((entry) => entry.key)).toEqual(left.entries().map((entry) => entry.key));
    left.close();
  });

  test('sends what was put back before what was done later', async () => {
    const { outbox, sent } = outboxWith();
    outbox.add(QUOTE, { type: 'annotation.delete' });
    outbox.add(QUOTE, { type: 'annotation.restore', annotation: null });
    outbox.putBack(QUOTE, change('tags', [], ['pier']));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent.map((entry) => entry.operation.type).toSorted()).toEqual([
      'annotation.change',
      'annotation.delete',
      'annotation.restore',
    ]);
    expect(outbox.state().kind).toBe('saved');
  });
});
