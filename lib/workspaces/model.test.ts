import { describe, expect, test } from 'vitest';

import { emailSchema, personNameSchema } from '@/lib/auth/model';
import { invitationInputSchema, workspaceNameSchema } from '@/lib/workspaces/model';

describe('names', () => {
  test('stand on one line, without signs that cannot be seen', () => {
    expect(personNameSchema.parse('  Ottilie\u0000\r\n  Brandt ')).toBe('Ottilie Brandt');
    expect(workspaceNameSchema.parse('The\tSaltmere\u0007Lantern')).toBe('The Saltmere Lantern');
  });

  test.each(['', '   ', '\u0000', 'a'.repeat(101)])('are refused when empty or too long: %j', (name) => {
    expect(personNameSchema.safeParse(name).success).toBe(false);
    expect(workspaceNameSchema.safeParse(name).success).toBe(false);
  });
});

describe('an e-mail address', () => {
  test('is kept in one form', () => {
    expect(emailSchema.parse('  Ottilie@Lantern.Example ')).toBe('ottilie@lantern.example');
  });

  test.each([
    'ottilie',
    'ottilie@',
    '@lantern.example',
    'a b@lantern.example',
    `${'a'.repeat(250)}@b.example`,
  ])('is refused: %s', (value) => {
    expect(emailSchema.safeParse(value).success).toBe(false);
  });
});

describe('a new link', () => {
  test('is read as a form sends it', () => {
    expect(invitationInputSchema.parse({ role: 'checker', days: '7', note: ' Bo, night desk ' })).toEqual({
      role: 'checker',
      days: 7,
      note: 'Bo, night desk',
    });
  });

  test.each([
    { role: 'owner', days: 7 },
    { role: 'editor', days: 365 },
    { role: 'editor', days: '' },
    { role: 'editor' },
    { role: 'editor', days: 7, note: 'a'.repeat(201) },
  ])('is refused: %j', (input) => {
    expect(invitationInputSchema.safeParse(input).success).toBe(false);
  });
});
