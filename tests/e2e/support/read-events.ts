import { z } from 'zod';
import { createEventParser } from '@/components/desk/live/parse-event-stream';
import type { Person } from './test';

const messageSchema = z.object({ after: z.number(), number: z.number() });

/** Somebody who follows an article without a page. */
export interface EventReader {
  /** Number of the newest event that was told. */
  reached: () => number;
  /** Messages that did not begin where the one before them had ended. */
  gaps: () => string[];
  end: () => void;
}

/** Follows an article's events from now on, in one process of the application. */
export async function readEvents(
  { page }: Pick<Person, 'page'>,
  url: string,
  articleId: string,
): Promise<EventReader> {
  const ending = new AbortController();
  const cookies = await page.context().cookies();
  const response = await fetch(`${url}/api/articles/${articleId}/events`, {
    headers: {
      accept: 'text/event-stream',
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    },
    signal: ending.signal,
  });
  if (!response.ok || !response.body) throw new Error(`The events could not be followed: ${response.status}`);
  const { body } = response;
  let known: number | null = null;
  const gaps: string[] = [];
  const read = async () => {
    const [parse, decoder] = [createEventParser(), new TextDecoder()];
    for await (const bytes of body) {
      for (const { name, data } of parse(decoder.decode(bytes, { stream: true }))) {
        if (name !== 'changes') continue;
        const { after, number } = messageSchema.parse(JSON.parse(data));
        if (known !== null && after !== known) gaps.push(`${known} was followed by ${after}`);
        known = number;
      }
    }
  };
  // Ends with the stream.
  read().catch(() => undefined);
  return { reached: () => known ?? 0, gaps: () => gaps, end: () => ending.abort() };
}
