import { AlignmentType, LevelFormat, type NumberingDefinition } from 'docx';

// The library finds a list's place in the XML by its name, which must not stand in the words of a person: this sign never does.
const SIGN = '\uFFFF';
const BULLETS = `${SIGN}bullets`;
const SIGNS = ['•', '◦', '▪'];
const LEVELS = 9;

/** Names lists while a document is written, and says afterwards how they are numbered. */
export interface ListNames {
  bullets: () => string;
  /** Each list is counted by itself, from its own start. */
  numbers: (level: number, start: number) => string;
  definitions: () => NumberingDefinition[];
}

/** For one document. */
export function nameLists(): ListNames {
  const ordered: NumberingDefinition[] = [];
  return {
    bullets: () => BULLETS,
    numbers: (level, start) => {
      const reference = `${SIGN}${ordered.length}`;
      const first = Number.isInteger(start) ? Math.min(Math.max(start, 0), 32_767) : 1;
      const text = `%${level + 1}.`;
      const alignment = AlignmentType.START;
      ordered.push({
        reference,
        levels: [{ level, format: LevelFormat.DECIMAL, text, alignment, start: first }],
      });
      return reference;
    },
    definitions: () => [
      {
        reference: BULLETS,
        levels: Array.from({ length: LEVELS }, (_, level) => ({
          level,
          format: LevelFormat.BULLET,
          text: SIGNS[level % SIGNS.length] ?? '•',
          alignment: AlignmentType.START,
        })),
      },
      ...ordered,
    ],
  };
}
