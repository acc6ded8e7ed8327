import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createEventParser } from '@/components/desk/live/parse-event-stream';

const read = (text: string) => createEventParser()(text);

describe('createEventParser', () => {
  it('reads name, data and id, and keeps the id for those that have none', () => {
    expect(read('id: 7\nevent: changes\ndata: {"a":1}\n\ndata: b\n\n')).toEqual([
      { name: 'changes', data: '{"a":1}', id: '7' },
      { name: 'message', data: 'b', id: '7' },
    ]);
  });

  it('joins lines of data, takes off one space, and takes every kind of line break', () => {
    expect(read('\uFEFFdata:  a\r\ndata:b\rdata\n\r\n')).toEqual([
      { name: 'message', data: ' a\nb\n', id: '' },
    ]);
  });

  it('leaves out comments, unknown fields, events without data, and ids with a null', () => {
    expect(read(': beat\n\nevent: gone\n\nretry: 5\nid: 1\0\ndata: c\n\n')).toEqual([
      { name: 'message', data: 'c', id: '' },
    ]);
  });

  it('waits for the blank line', () => {
    const parse = createEventParser();
    expect(parse('data: a\n')).toEqual([]);
    expect(parse('\n')).toEqual([{ name: 'message', data: 'a', id: '' }]);
  });

  it('reads the same, wherever the pieces are cut', () => {
    const piece = fc.constantFrom(
      'data: x',
      'id: 3',
      'event: e',
      ': c',
      '\r',
      '\n',
      '\r\n',
      '\n\n',
      '\uFEFF',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(fc.nat(80)), (pieces, cuts) => {
        const text = pieces.join('');
        const parse = createEventParser();
        const places = [...new Set([0, ...cuts, text.length])].filter((at) => at <= text.length);
        const ordered = places.toSorted((one, other) => one - other);
        const parts = ordered.map((at, index) => text.slice(at, ordered[index + 1] ?? text.length));
        // What ends in half a line break is told once it is known which one it was.
        expect([...parts, '\n'].flatMap(parse)).toEqual(read(`${text}\n`));
      }),
      { numRuns: 500 },
    );
  });
});
