import { readNote, type LineName } from '@/lib/export/bibliography/note-lines';
import { PROTECTED_WORDS, tidyLine, tidyLines, tidyName } from '@/lib/export/bibliography/record';
import { humanFieldsSchema, EMPTY_HUMAN, type HumanFields } from '@/lib/sources/human-model';
import {
  EMPTY_SOURCE,
  isHumanKind,
  sourceFieldsSchema,
  type SourceFields,
  type SourceKind,
} from '@/lib/sources/model';
import { completed } from '@/lib/sources/rules';

/** A field of one text. */
export type TextName = {
  [K in keyof SourceFields]: SourceFields[K] extends string ? K : never;
}[keyof SourceFields];

const MAX_TITLE = 500;
const MAX_EXTRA = 5_000;
const MAX_NAMES = 100;
/** Labelled lines that say more exactly what the format's own field said already. */
const REFINING = new Set<LineName>([
  'kind',
  'issued',
  'accessedAt',
  'language',
  'url',
  'doi',
  'pages',
  'authors',
]);
const HUMAN_NAMES = ['channel', 'interviewDate', 'terms', 'agreedDescription'] as const;

/**
 * A source while an entry of a bibliography is read into it. Whatever a field does not take goes to the extra fields, under the name
 * that it has in the file, and a warning says so.
 */
export class RecordDraft {
  readonly warnings: string[] = [];
  private readonly fields: SourceFields;
  private readonly human: HumanFields = { ...EMPTY_HUMAN };
  private readonly said = new Set<string>();
  private readonly extra = new Map<string, string[]>();
  private readonly notes: string[] = [];

  constructor(kind: SourceKind) {
    this.fields = { ...EMPTY_SOURCE, kind, authors: [] };
  }

  get(name: TextName): string {
    return this.fields[name];
  }

  setKind(kind: SourceKind): void {
    this.fields.kind = kind;
  }

  /** Says what a field is; `from` is its name in the file. A second, other value is kept beside it. */
  set(name: TextName, text: string, from: string): void {
    const value = name === 'note' ? tidyLines(text) : tidyLine(text);
    if (value === '') return;
    if (name === 'title' && value.length > MAX_TITLE) {
      this.fields.title = `${value
        .slice(0, MAX_TITLE - 1)
        .replace(/\p{Surrogate}$/u, '')
        .trim()}…`;
      this.keep(from, value);
      this.warn(
        `The title is longer than ${MAX_TITLE} characters. It is cut, and kept whole among the further fields.`,
      );
      return;
    }
    const read = readField(name, value);
    if (read === null) {
      this.keep(from, value);
      this.warn(
        `“${short(value)}” (${from}) is no ${NOUNS[name] ?? 'value'} that can be taken. It is kept among the further fields.`,
      );
    } else if (this.fields[name] === '' || this.fields[name] === read) {
      Object.assign(this.fields, { [name]: read });
    } else {
      this.keep(from, value);
      this.warn(`There is more than one ${from}. “${short(value)}” is kept among the further fields.`);
    }
  }

  addAuthors(names: readonly string[]): void {
    for (const name of names) {
      const author = tidyName(name);
      if (author === '') continue;
      if (author.length <= 300 && this.fields.authors.length < MAX_NAMES) this.fields.authors.push(author);
      else {
        this.keep('author', author);
        this.warn(
          `The author “${short(author)}” is one too many or too long. The name is kept among the further fields.`,
        );
      }
    }
  }

  /** Keeps what no field is for. A value that is too long is kept in pieces. */
  keep(name: string, text: string): void {
    const value = tidyLines(text);
    const label = (tidyLine(name) || 'further').slice(0, 100).replace(/^__proto__$/, 'proto');
    if (value === '') return;
    if (!this.extra.has(label) && this.extra.size >= MAX_NAMES) {
      this.notes.push(`${label}: ${value}`);
      return;
    }
    const values = this.extra.get(label) ?? [];
    for (let at = 0; at < value.length; at += MAX_EXTRA) values.push(value.slice(at, at + MAX_EXTRA));
    this.extra.set(label, values);
  }

  /** What the extra fields hold under a name. */
  kept(name: string): readonly string[] {
    return this.extra.get(name) ?? [];
  }

  addNote(text: string): void {
    const note = tidyLines(text);
    if (note !== '') this.notes.push(note);
  }

  warn(sentence: string): void {
    this.warnings.push(sentence);
  }

  /** Says something that a field of ours is named after in the file: a labelled line of a note. False when it is no value for it. */
  private say(name: LineName, value: string): boolean {
    if (name === 'authors') {
      if (!this.said.has(name)) this.fields.authors = [];
      this.said.add(name);
      this.addAuthors([value]);
      return true;
    }
    const human = HUMAN_NAMES.find((each) => each === name);
    if (human) {
      const read = humanFieldsSchema.shape[human].safeParse(value);
      if (!read.success || !isHumanKind(this.fields.kind)) return false;
      Object.assign(this.human, { [human]: read.data });
      return true;
    }
    const field = name as TextName;
    const read = readField(field, value);
    const isFree = this.fields[field] === '' || this.fields[field] === read || REFINING.has(name);
    if (read === null || read === '' || !isFree || this.said.has(name)) return false;
    this.said.add(name);
    Object.assign(this.fields, { [field]: read });
    return true;
  }

  /** What the entry became. Its note is taken apart; without a title it is named after what else is known. */
  finish(): SourceFields {
    const { note, found, extra } = readNote(this.notes.join('\n'));
    const kindFirst = found.toSorted(
      (one, other) => Number(other.name === 'kind') - Number(one.name === 'kind'),
    );
    const left = new Set(kindFirst.filter(({ name, value }) => !this.say(name, value)));
    for (const { name, value } of extra) this.keep(name, value);
    const lines = found.filter((each) => left.has(each)).map(({ line }) => line);
    this.setNote([note, ...lines].filter((part) => part !== '').join('\n'));
    if (this.fields.title === '') this.nameIt();
    if (this.fields.note.startsWith(PROTECTED_WORDS))
      this.warn('This is a protected source of somebody else: how it may be called is all that is known.');
    const { kind } = this.fields;
    return completed(
      sourceFieldsSchema.parse({
        ...this.fields,
        human: isHumanKind(kind) ? this.human : null,
        extra: Object.fromEntries([...this.extra].map(([name, values]) => [name, clipped(values)])),
      }),
    );
  }

  private setNote(note: string): void {
    if (note.length > MAX_EXTRA) {
      this.warn('The note is longer than 5,000 characters. What is beyond is kept among the further fields.');
      this.keep('note', note.slice(MAX_EXTRA));
    }
    this.fields.note = note.slice(0, MAX_EXTRA);
  }

  private nameIt(): void {
    const { containerTitle, url, publisher } = this.fields;
    this.fields.title =
      [containerTitle, publisher, url].find((name) => name !== '')?.slice(0, MAX_TITLE) ?? 'Untitled';
    this.warn(`The entry has no title. It is called “${short(this.fields.title)}”.`);
  }
}

const NOUNS: Partial<Record<TextName, string>> = {
  issued: 'date',
  accessedAt: 'date',
  revisedAt: 'date',
  archiveDate: 'date',
  url: 'web address',
  archiveUrl: 'web address',
  canonicalUrl: 'web address',
  doi: 'DOI',
  isbn: 'ISBN',
  language: 'language',
};

function readField(name: TextName, value: string): string | null {
  const read = sourceFieldsSchema.shape[name].safeParse(value);
  return read.success && typeof read.data === 'string' ? read.data : null;
}

function clipped(values: string[]): string | string[] {
  const [first = ''] = values;
  return values.length === 1 ? first : values.slice(0, MAX_NAMES);
}

function short(text: string): string {
  const line = tidyLine(text);
  return line.length > 80 ? `${line.slice(0, 79).replace(/\p{Surrogate}$/u, '')}…` : line;
}
