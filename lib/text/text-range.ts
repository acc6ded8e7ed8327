/** A stretch of text in UTF-16 offsets, half open: `start` is in it, `end` is not. */
export type TextRange = { start: number; end: number };
