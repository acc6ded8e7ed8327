/** A mail in plain text, to one person. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
  /** The same for mail programs that show it. */
  html?: string;
  /** Beside what every mail has. */
  headers?: Record<string, string>;
  /** Tells a mail that is sent twice from two mails: what comes before the @ of its Message-ID. */
  key?: string;
}

/** What every mail ends with. */
export const SIGNATURE = '-- \nGalley, the desk where an article is checked before readers see it';

/** To whoever asked for a new password: the link that lets them choose one, and for how many minutes. */
export function resetLetter(it: { to: string; name: string; link: string; minutes: number }): Letter {
  return letter(it.to, 'Choose a new password for Galley', [
    `Hello ${it.name},`,
    'Somebody asked for a new password for your Galley account. If that was you, choose one here:',
    it.link,
    `The link can be used once, within ${it.minutes} minutes. It ends every session of your account.`,
    'If it was not you, there is nothing to do: nobody can change your password without this mail.',
  ]);
}

/** To the new address of an account: the link that confirms it. */
export function confirmAddressLetter(it: { to: string; name: string; link: string; hours: number }): Letter {
  return letter(it.to, 'Confirm your e-mail address for Galley', [
    `Hello ${it.name},`,
    'you asked to sign in to Galley with this e-mail address from now on. Confirm it here:',
    it.link,
    `The link can be used once, within ${it.hours} hours. Until then your present address stays.`,
    'If you have no Galley account, somebody mistyped their address, and there is nothing to do.',
  ]);
}

/** To an address that somebody wants for their account, and that belongs to another one already. */
export function takenAddressLetter(it: { to: string }): Letter {
  return letter(it.to, 'Your e-mail address at Galley', [
    'Hello,',
    'somebody who is signed in to Galley asked to use this e-mail address for their account. It belongs to an account already, so nothing was changed.',
    'If that was you: sign in with this address instead, or give the other account a different one.',
    'If it was not you, there is nothing to do.',
  ]);
}

/** To the present address of an account that is to have another one, which this does not name. */
export function addressChangeLetter(it: { to: string; name: string }): Letter {
  return letter(it.to, 'Your e-mail address at Galley is about to change', [
    `Hello ${it.name},`,
    'somebody who knows the password of your Galley account asked to sign in with another e-mail address. That takes effect when it is confirmed from there.',
    'If that was you, there is nothing to do.',
    'If it was not you, change your password in Galley now: that also closes the link to confirm the other address.',
  ]);
}

/** To whom a member invites into their workspace. */
export function invitationLetter(it: {
  to: string;
  invitedBy: string;
  workspace: string;
  role: string;
  link: string;
  days: number;
}): Letter {
  return letter(it.to, `${it.invitedBy} invites you to ${it.workspace} on Galley`, [
    'Hello,',
    `${it.invitedBy} invites you to the workspace “${it.workspace}” on Galley as ${it.role}. Join here:`,
    it.link,
    `The link lets one person in, within ${it.days === 1 ? 'one day' : `${it.days} days`}.`,
    `If you do not know ${it.invitedBy}, leave this mail alone.`,
  ]);
}

function letter(to: string, subject: string, paragraphs: string[]): Letter {
  return { to, subject: oneLine(subject), text: [...paragraphs, SIGNATURE].join('\n\n') + '\n' };
}

/** People's own words on one line: a subject is a line of a protocol, and a mail has lines that are ours. */
export function oneLine(subject: string): string {
  return subject.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
