/**
 * What a range means, apart from where it is: its words and what stands around them, with the place where they were
 * found. `start` and `end` are UTF-16 offsets in the text of that moment, half open.
 */
export type TextSelector = { exact: string; prefix: string; suffix: string; start: number; end: number };
