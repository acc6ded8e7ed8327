import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { afterAnswer } from '@/lib/http/after-answer';
import { log } from '@/lib/log';

const { streamSym } = pino.symbols;
const before = { stream: Reflect.get(log, streamSym) as unknown, level: log.level };
let written = '';
beforeEach(() => {
  written = '';
  Reflect.set(log, streamSym, { write: (line: string) => (written += line) });
  log.level = 'error';
});
afterEach(() => {
  Reflect.set(log, streamSym, before.stream);
  log.level = before.level;
});

test('the answer does not wait, and a failure is logged and ends nothing', async () => {
  let finish: () => void = () => undefined;
  let isDone = false;
  const gate = new Promise<void>((resolve) => (finish = resolve));
  afterAnswer(async () => {
    await gate;
    isDone = true;
    throw new Error('too late to say');
  });
  expect(isDone).toBe(false);
  finish();
  await expect.poll(() => written).toContain('too late to say');
  expect(isDone).toBe(true);
});
