/** An entry as it stands in the file: its fields in lower case, values still in LaTeX, strings put in. */
export interface BibSyntaxEntry {
  type: string;
  key: string;
  /** In order; a name that stands there twice comes twice. */
  fields: [name: string, value: string][];
  line: number;
  text: string;
  warnings: string[];
  isBroken: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Takes a BibTeX or BibLaTeX file apart. @string, @preamble and @comment are understood; an entry that breaks off is given as broken
 * and reading goes on at the next line that begins with an @. Never throws.
 */
export function readBibSyntax(text: string): { entries: BibSyntaxEntry[]; warnings: string[] } {
  const reader = new Reader(text);
  reader.read();
  return { entries: reader.entries, warnings: reader.warnings };
}

class Broken extends Error {}

class Reader {
  readonly entries: BibSyntaxEntry[] = [];
  readonly warnings: string[] = [];
  private readonly strings = new Map(MONTHS.map((name, index) => [name, String(index + 1).padStart(2, '0')]));
  private at = 0;
  private line = 1;
  private countedTo = 0;

  constructor(private readonly text: string) {}

  read(): void {
    for (;;) {
      const start = this.text.indexOf('@', this.at);
      if (start < 0) return;
      this.at = start + 1;
      const line = this.lineOf(start);
      const entry: BibSyntaxEntry = {
        type: this.match(/\s*([\p{L}\d_+-]+)\s*/uy)
          .trim()
          .toLowerCase(),
        key: '',
        fields: [],
        line,
        text: '',
        warnings: [],
        isBroken: false,
      };
      // An address of e-mail, or a word with an @ between entries.
      if (entry.type === '' || !/[{(]/.test(this.text[this.at] ?? '')) continue;
      try {
        this.readBody(entry);
      } catch (error) {
        if (!(error instanceof Broken)) throw error;
        this.breakOff(entry, error.message, start);
      }
      entry.text = this.text.slice(start, this.at).trim();
      if (!['comment', 'preamble', 'string'].includes(entry.type) || entry.isBroken) this.entries.push(entry);
    }
  }

  private readBody(entry: BibSyntaxEntry): void {
    const close = this.text[this.at] === '(' ? ')' : '}';
    if (entry.type === 'comment') {
      this.readGroup(close);
      return;
    }
    this.at += 1;
    if (entry.type === 'preamble') {
      this.readValue(entry);
      this.expect(close);
      return;
    }
    if (entry.type !== 'string') {
      entry.key = this.match(/\s*([^,=\s{}()"]*)\s*/y).trim();
      if (this.peek() === close) {
        this.at += 1;
        return;
      }
      if (this.peek() === '=') {
        // The key was left out, and this is the name of the first field.
        const name = entry.key.toLowerCase();
        entry.key = '';
        this.at += 1;
        entry.fields.push([name, this.readValue(entry)]);
        if (this.peek() === close) {
          this.at += 1;
          return;
        }
      }
      this.expect(',');
    }
    this.readFields(entry, close);
  }

  private readFields(entry: BibSyntaxEntry, close: string): void {
    for (;;) {
      this.match(/[\s,]*/y);
      if (this.peek() === close) {
        this.at += 1;
        return;
      }
      const name = this.match(/[^\s=,{}()"#%@]+/y).toLowerCase();
      if (name === '')
        throw new Broken(
          this.peek() === ''
            ? 'the file ends in it'
            : `there is a “${this.peek()}” where a field should begin`,
        );
      if (this.peek() !== '=') throw new Broken(`after “${name}” there is no =`);
      this.at += 1;
      const value = this.readValue(entry);
      if (entry.type === 'string') this.strings.set(name, value);
      else entry.fields.push([name, value]);
      if (this.peek() !== ',' && this.peek() !== close)
        throw new Broken(`after the value of “${name}” there is no comma`);
    }
  }

  private readValue(entry: BibSyntaxEntry): string {
    const parts: string[] = [];
    do {
      if (this.peek() === '#') this.at += 1;
      const next = this.peek();
      if (next === '{') parts.push(this.readGroup('}'));
      else if (next === '"') parts.push(this.readQuoted());
      else {
        const word = this.match(/[^\s,#{}()"=]+/y);
        if (word === '') throw new Broken('a value is missing');
        const meant = this.strings.get(word.toLowerCase());
        if (meant === undefined && !/^\d+$/.test(word))
          entry.warnings.push(`The string “${word}” is not defined; its name is taken as it stands.`);
        parts.push(meant ?? word);
      }
    } while (this.peek() === '#');
    return parts.join('');
  }

  // BibTeX counts braces whether or not a backslash stands before them.
  private readGroup(close: string): string {
    const start = this.at + 1;
    let depth = 0;
    for (let at = start; at < this.text.length; at += 1) {
      const character = this.text[at];
      if (character === close && depth === 0) {
        this.at = at + 1;
        return this.text.slice(start, at);
      }
      if (character === '{') depth += 1;
      if (character === '}') depth -= 1;
    }
    throw new Broken('a brace that opens in it does not close');
  }

  private readQuoted(): string {
    const start = this.at + 1;
    let depth = 0;
    for (let at = start; at < this.text.length; at += 1) {
      const character = this.text[at];
      if (character === '"' && depth === 0) {
        this.at = at + 1;
        return this.text.slice(start, at);
      }
      if (character === '{') depth += 1;
      if (character === '}') depth -= 1;
    }
    throw new Broken('a quotation mark that opens in it does not close');
  }

  private breakOff(entry: BibSyntaxEntry, reason: string, start: number): void {
    const next = /^[ \t]*@[ \t]*[\p{L}]+[ \t]*[{(]/gmu;
    next.lastIndex = start + 1;
    const match = next.exec(this.text);
    this.at = match ? match.index : this.text.length;
    entry.isBroken = true;
    entry.warnings.push(`This entry is broken: ${reason}. Nothing is made of it.`);
  }

  private peek(): string {
    this.match(/\s*/y);
    return this.text[this.at] ?? '';
  }

  private expect(character: string): void {
    if (this.peek() !== character) throw new Broken(`a “${character}” is missing`);
    this.at += 1;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private lineOf(offset: number): number {
    for (; this.countedTo < offset; this.countedTo += 1)
      if (this.text[this.countedTo] === '\n') this.line += 1;
    return this.line;
  }
}
