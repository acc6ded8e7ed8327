import type { AnnotationKind } from '@/lib/annotations/kind-model';

/** Everything that a key does on the desk. */
export type DeskKey =
  | { act: 'create'; kind: AnnotationKind }
  | { act: 'add'; role: 'content' | 'cue' | 'source' }
  | { act: 'edge'; edge: 'start' | 'end'; direction: -1 | 1 }
  | { act: 'sentence' | 'extend' | 'step' | 'walk'; direction: -1 | 1 }
  | {
      act:
        | 'remove-range'
        | 'delete'
        | 'open'
        | 'escape'
        | 'next-unread'
        | 'next-talk'
        | 'unclear'
        | 'link'
        | 'pane'
        | 'reply'
        | 'status'
        | 'yes'
        | 'no'
        | 'adjust'
        | 'reattach'
        | 'find'
        | 'who'
        | 'write'
        | 'keys'
        | 'review'
        | 'let-in'
        | 'undo'
        | 'redo';
    };

interface KeyEntry {
  /** Caps to press together, as they are shown; several ways are separate lists. */
  caps: string[][];
  does: string;
}

/** The letters that mark, in the order of the menu at the selection. */
export const KIND_KEYS: [letter: string, kind: AnnotationKind][] = [
  ['C', 'claim'],
  ['Q', 'quote'],
  ['A', 'attribution'],
  ['S', 'source_citation'],
  ['E', 'entity_check'],
  ['U', 'query'],
  ['N', 'note'],
  ['P', 'suggestion'],
  ['X', 'cleared'],
];

/** The key map as people read it. */
export const KEY_MAP: { title: string; note?: string; entries: KeyEntry[] }[] = [
  {
    title: 'Mark',
    note: 'What is selected; without a selection, the sentence at the caret.',
    entries: [
      { caps: [['C']], does: 'Claim' },
      { caps: [['Q']], does: 'Quote' },
      { caps: [['A']], does: 'Attribution' },
      { caps: [['S']], does: 'Source citation' },
      { caps: [['E']], does: 'Entity check' },
      { caps: [['U']], does: 'Query' },
      { caps: [['N']], does: 'Note' },
      { caps: [['P']], does: 'Suggestion: propose other words' },
      { caps: [['X']], does: 'Nothing to check: clear, and go to the next unread sentence' },
      { caps: [['Shift', 'X']], does: 'Take the clearing back' },
    ],
  },
  {
    title: 'Select',
    entries: [
      { caps: [['Shift', '←'], ['→']], does: 'By character' },
      { caps: [['Ctrl', 'Shift', '←'], ['→']], does: 'By word' },
      { caps: [['Alt', 'Shift', '←'], ['→']], does: 'By sentence' },
      { caps: [['.'], [',']], does: 'This sentence, then the next, the previous' },
    ],
  },
  {
    title: 'Go',
    entries: [
      { caps: [['J'], ['K']], does: 'Next, previous annotation' },
      { caps: [['G']], does: 'Next unread sentence' },
      { caps: [['Shift', 'G']], does: 'Next talk with something unread' },
      { caps: [['F'], ['B']], does: 'Walk on, back: from a claim to its passages, then to the next claim' },
      { caps: [['Shift', 'R']], does: 'Show what others did to the cards, where it waits' },
      { caps: [['/']], does: 'Find in the text' },
      { caps: [['W']], does: 'Who wrote this, and when it was checked' },
      { caps: [['Enter']], does: 'Open the card of what is at the caret' },
      { caps: [['Esc']], does: 'Back to the text, at the same place' },
    ],
  },
  {
    title: 'Change the active annotation',
    entries: [
      { caps: [['1'], ['+']], does: 'Add the selection as further words' },
      { caps: [['2']], does: 'Add the selection as cue' },
      { caps: [['3']], does: 'Add the selection as speaker or source' },
      { caps: [['-']], does: 'Take away the range at the caret' },
      { caps: [['['], [']']], does: 'Move its end by a word' },
      { caps: [['{'], ['}']], does: 'Move its start by a word' },
      { caps: [['V']], does: 'Set the status' },
      { caps: [['L']], does: 'Link a source' },
      { caps: [['O']], does: 'Open its evidence beside the text' },
      { caps: [['R']], does: 'Reply' },
      { caps: [['Del']], does: 'Delete' },
    ],
  },
  {
    title: 'In the evidence beside the text',
    note: 'For the words of the copy.',
    entries: [
      { caps: [['/']], does: 'Find in the copy; where words do not stand so, the likest place' },
      { caps: [['Ctrl', 'Enter']], does: 'In the finding field: use the place that is shown' },
      { caps: [['.'], [',']], does: 'Take this sentence, then the next, the previous' },
      {
        caps: [['Alt', 'Shift', '→'], ['←']],
        does: 'Take the sentence after it as well, the one before it',
      },
      { caps: [['['], [']']], does: 'Move the end by a word' },
      { caps: [['{'], ['}']], does: 'Move the start by a word' },
      { caps: [['Esc']], does: 'Let go of the words, then close' },
    ],
  },
  {
    title: 'When words changed, or are proposed',
    note: 'For the active annotation.',
    entries: [
      { caps: [['Y']], does: 'Yes: confirm the words as they are now, or accept the suggestion' },
      { caps: [['D']], does: 'No: let go of what lost its place, or reject the suggestion' },
      { caps: [['M']], does: 'Go to the changed words, to move their ends' },
      { caps: [['H']], does: 'Reattach here: to the selected words' },
      { caps: [['1'], ['9']], does: 'In the card: reattach to one of the places offered' },
    ],
  },
  {
    title: 'Write',
    note: 'For editors and the assigned author.',
    entries: [
      { caps: [['T']], does: 'Open the text for writing' },
      { caps: [['Esc']], does: 'Lock it again' },
      {
        caps: [
          ['Ctrl', 'B'],
          ['Ctrl', 'I'],
        ],
        does: 'Bold, italic',
      },
    ],
  },
  {
    title: 'Always',
    entries: [
      { caps: [['Ctrl', 'Z']], does: 'Undo' },
      { caps: [['Ctrl', 'Shift', 'Z']], does: 'Do again' },
      { caps: [['Ctrl', 'Enter']], does: 'Send a reply' },
      { caps: [['Ctrl', 'Shift', '.']], does: 'In a reply: quote the selected words, or the marked ones' },
      { caps: [['I']], does: 'Review: where the article stands, and what is next' },
      { caps: [['?']], does: 'This map' },
    ],
  },
];

const LETTERS: Record<string, DeskKey> = {
  j: { act: 'step', direction: 1 },
  k: { act: 'step', direction: -1 },
  g: { act: 'next-unread' },
  f: { act: 'walk', direction: 1 },
  b: { act: 'walk', direction: -1 },
  l: { act: 'link' },
  o: { act: 'pane' },
  r: { act: 'reply' },
  v: { act: 'status' },
  w: { act: 'who' },
  t: { act: 'write' },
  y: { act: 'yes' },
  d: { act: 'no' },
  m: { act: 'adjust' },
  h: { act: 'reattach' },
  i: { act: 'review' },
};

const SHIFTED: Record<string, DeskKey> = {
  x: { act: 'unclear' },
  g: { act: 'next-talk' },
  r: { act: 'let-in' },
};

const SIGNS: Record<string, DeskKey> = {
  '1': { act: 'add', role: 'content' },
  '+': { act: 'add', role: 'content' },
  '2': { act: 'add', role: 'cue' },
  '3': { act: 'add', role: 'source' },
  '-': { act: 'remove-range' },
  '[': { act: 'edge', edge: 'end', direction: -1 },
  ']': { act: 'edge', edge: 'end', direction: 1 },
  '{': { act: 'edge', edge: 'start', direction: -1 },
  '}': { act: 'edge', edge: 'start', direction: 1 },
  '.': { act: 'sentence', direction: 1 },
  ',': { act: 'sentence', direction: -1 },
  '/': { act: 'find' },
  '?': { act: 'keys' },
};

const NAMED: Record<string, DeskKey> = {
  Enter: { act: 'open' },
  Escape: { act: 'escape' },
  Delete: { act: 'delete' },
  Backspace: { act: 'delete' },
};

/** What is pressed; a subset of a KeyboardEvent. */
export interface Pressed {
  key: string;
  code: string;
  shiftKey: boolean;
  altKey: boolean;
  /** Ctrl, or Command on a Mac. */
  modKey: boolean;
  /** The third level of a keyboard: how some layouts write [ and {. */
  altGraph: boolean;
}

/** What a key asks for; null when it is none of the desk's. Letters and signs count only where single keys are switched on. */
export function deskKey(pressed: Pressed, hasSingleKeys: boolean): DeskKey | null {
  const { shiftKey, altKey, modKey, altGraph } = pressed;
  const letter = letterOf(pressed);
  if (!altGraph && modKey && !altKey) {
    if (letter === 'z') return { act: shiftKey ? 'redo' : 'undo' };
    return letter === 'y' && !shiftKey ? { act: 'redo' } : null;
  }
  if (!altGraph && altKey && shiftKey && !modKey) {
    if (pressed.key === 'ArrowRight') return { act: 'extend', direction: 1 };
    if (pressed.key === 'ArrowLeft') return { act: 'extend', direction: -1 };
    return null;
  }
  if (!altGraph && (modKey || altKey)) return null;
  const named = NAMED[pressed.key];
  if (named) return shiftKey ? null : named;
  if (!hasSingleKeys) return null;
  const sign = SIGNS[pressed.key];
  if (sign) return sign;
  if (shiftKey) return SHIFTED[letter] ?? null;
  const kind = KIND_KEYS.find(([each]) => each.toLowerCase() === letter)?.[1];
  return kind ? { act: 'create', kind } : (LETTERS[letter] ?? null);
}

// An input method may swallow the letter of a key, and other scripts have other letters on it: then its place counts.
function letterOf({ key, code }: Pressed): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  const isForeign = key === 'Process' || /^\P{ASCII}$/u.test(key);
  return isForeign && code.startsWith('Key') ? code.slice(3).toLowerCase() : '';
}
