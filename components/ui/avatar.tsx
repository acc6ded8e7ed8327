import clsx from 'clsx';

const COLOURS = [
  'bg-[#2a4fd0]',
  'bg-[#1c6b3c]',
  'bg-[#9a5b00]',
  'bg-[#6a3fb0]',
  'bg-[#0f6a73]',
  'bg-[#b3261e]',
];

/** Which of the colours is a person's: the same everywhere. */
export function personColour(id: string): number {
  return Array.from(id).reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0) % COLOURS.length;
}

/** A person as initials on a colour that stays the same for the id. The name stands beside it or in the title. */
export function Avatar({
  id,
  name,
  size = 'medium',
}: {
  id: string;
  name: string;
  size?: 'small' | 'medium';
}) {
  const colour = COLOURS[personColour(id)];
  return (
    <span
      title={name}
      aria-hidden
      className={clsx(
        'grid shrink-0 place-items-center rounded-full font-semibold text-white',
        size === 'small' ? 'size-6 text-[10px]' : 'size-7 text-[11px]',
        colour,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

function initialsOf(name: string): string {
  // What stands in brackets is no part of the name: "Nadja Ferrant (guest)".
  const bare = name.replaceAll(/\([^)]*\)/g, ' ').trim();
  const words = (bare || name.trim()).split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => Array.from(word ?? '')[0] ?? '',
  );
  return letters.join('').toUpperCase();
}
