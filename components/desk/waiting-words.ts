import type { Wait } from '@/components/desk/hold-cards';

/** What waits beside the text, in words; empty when nothing does. */
export function waitingWords(waits: readonly Wait[]): string {
  const countOf = (wait: Wait) => waits.filter((each) => each === wait).length;
  const parts = [
    [countOf('new'), (noun: string) => `new ${noun}`] as const,
    [countOf('gone'), (noun: string) => `${noun} gone`] as const,
    [countOf('changed'), (noun: string) => `${noun} changed`] as const,
  ].filter(([count]) => count > 0);
  // What is counted is said once.
  return parts
    .map(([count, say], index) => {
      const noun = index > 0 ? '' : count === 1 ? 'annotation' : 'annotations';
      return `${count} ${say(noun).trim()}`;
    })
    .join(', ');
}
