import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  addressChangeLetter,
  confirmAddressLetter,
  invitationLetter,
  resetLetter,
  takenAddressLetter,
} from '@/lib/mail/letters';

const to = 'hedda@saltmere.example';
const link = 'https://galley.example/reset/abc';
const LETTERS = {
  reset: resetLetter({ to, name: 'Hedda Orlu', link, minutes: 60 }),
  confirm: confirmAddressLetter({ to, name: 'Hedda Orlu', link, hours: 24 }),
  taken: takenAddressLetter({ to }),
  change: addressChangeLetter({ to, name: 'Hedda Orlu' }),
  invitation: invitationLetter({
    to,
    invitedBy: 'Tove Lind',
    workspace: 'The Saltmere Lantern',
    role: 'checker',
    link,
    days: 7,
  }),
};

describe('every letter', () => {
  test.each(Object.entries(LETTERS))('goes to its reader and says whose it is: %s', (_, letter) => {
    expect(letter.to).toBe(to);
    expect(letter.subject).toMatch(/Galley/);
    expect(letter.text).toMatch(/^Hello\b/);
    expect(letter.text).toMatch(/\n\n-- \nGalley, [^\n]+\n$/);
  });

  test('tells what to do for whoever did not ask for it', () => {
    const { reset, confirm, taken, change, invitation } = LETTERS;
    for (const { text } of [reset, confirm, taken]) expect(text).toContain('there is nothing to do');
    expect(change.text).toContain('change your password in Galley now');
    expect(invitation.text).toContain('leave this mail alone');
  });
});

describe('a link', () => {
  test('stands on a line of its own, where no mail program adds to it', () => {
    for (const { text } of [LETTERS.reset, LETTERS.confirm, LETTERS.invitation]) {
      expect(text.split('\n')).toContain(link);
    }
  });

  test('is in no letter that is to tell, and not to open anything', () => {
    for (const { text } of [LETTERS.taken, LETTERS.change]) expect(text).not.toMatch(/https?:/);
  });

  test('says how long it can be used', () => {
    expect(LETTERS.reset.text).toContain('within 60 minutes');
    expect(LETTERS.confirm.text).toContain('within 24 hours');
    expect(LETTERS.invitation.text).toContain('within 7 days');
    const one = invitationLetter({ to, invitedBy: 'T', workspace: 'W', role: 'viewer', link, days: 1 });
    expect(one.text).toContain('within one day');
  });
});

test('a subject is one line, whatever the names in it are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (invitedBy, workspace) => {
      const { subject } = invitationLetter({ to, invitedBy, workspace, role: 'viewer', link, days: 7 });
      expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    }),
  );
});
