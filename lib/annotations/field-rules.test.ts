import { describe, expect, test } from 'vitest';
import { checkFields } from '@/lib/annotations/field-rules';

describe('checkFields', () => {
  test('trims, and leaves out what says nothing', () => {
    const given = { statement: '  The quay is 80 m long. ', claimant: '   ', whyCheck: [], verdict: null };
    expect(checkFields('claim', given)).toEqual({
      ok: true,
      fields: { statement: 'The quay is 80 m long.' },
    });
  });

  test('keeps a no', () => {
    expect(checkFields('query', { blocking: false })).toEqual({ ok: true, fields: { blocking: false } });
  });

  test('names each field that is wrong as changes name it', () => {
    const checked = checkFields('claim', {
      verdict: 'Half true',
      claimDate: 'yesterday',
      statement: 'x'.repeat(301),
    });
    expect(checked).toMatchObject({ ok: false });
    expect(checked.ok ? [] : Object.keys(checked.problems).toSorted()).toEqual([
      'fields.claimDate',
      'fields.statement',
      'fields.verdict',
    ]);
  });

  test.each(['speaker', 'constructor', '__proto__', 'toString', ''])(
    'refuses %j, which no claim has',
    (name) => {
      const given = JSON.parse(`{${JSON.stringify(name)}: "x"}`) as Record<string, unknown>;
      expect(checkFields('claim', given)).toEqual({
        ok: false,
        problems: { [`fields.${name}`]: 'Annotations of this kind have no such field.' },
      });
    },
  );
});
