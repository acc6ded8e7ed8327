import type { DeskController } from '@/components/desk/desk-controller';
import { addRange, type Edge, moveEdge, rangeAt, wordStep } from '@/components/desk/ranges';
import { stateOf } from '@/components/desk/store/overlay';
import type { AnnotationKind } from '@/lib/annotations/kind-model';
import type { AnnotationView, RangeInput } from '@/lib/annotations/model';
import { canDeleteAnnotation } from '@/lib/annotations/policy';
import { hasAttributionRoles } from '@/lib/annotations/rules';
import { nextUnread } from '@/lib/coverage/coverage';
import { sentenceIndexAt } from '@/lib/editor/sentence-commands';
import type { TextRange } from '@/lib/text/text-range';

const OPENING_MARK = /^["'“”„«»‘‚「『]/u;
const MOST_PRINTED = 300;
const MOST_PROPOSED = 5_000;

/** Making and changing what is marked in the text. */
export class DeskMarking {
  readonly #desk: DeskController;

  constructor(desk: DeskController) {
    this.#desk = desk;
  }

  /** Marks the selection, or the sentence at the caret of a text that has the focus, and makes it the active one. */
  create(kind: AnnotationKind): void {
    const range = this.#picked();
    if (!range) return this.#tell('Select some words first.');
    if (kind === 'cleared') return this.clear();
    // The words "Observers said" are the cue of an attribution; what it attributes comes as a further range.
    const role = kind === 'attribution' ? 'cue' : 'content';
    const id = this.#desk.actions.create(kind, [{ role, ...range }], this.#firstFields(kind, range));
    this.#desk.paper?.select(range.end);
    this.#desk.activate(id, { scroll: false });
    if (kind === 'query' || kind === 'note' || kind === 'suggestion') this.#desk.want(id, 'statement');
  }

  /** Makes a note or a query about the whole article. */
  createForArticle(kind: 'note' | 'query'): void {
    const id = this.#desk.actions.create(kind, []);
    this.#desk.activate(id);
    this.#desk.want(id, 'statement');
  }

  /** Adds the selection to the active annotation. */
  add(role: RangeInput['role']): void {
    const { active, paper } = this.#desk;
    const range = paper?.selection;
    if (!active) return this.#tell('Choose an annotation first, then select what belongs to it.');
    if (!range) return this.#tell('Select the words to add first.');
    if (role !== 'content' && !hasAttributionRoles(active.kind)) {
      return this.#tell('Only quotes and attributions have a cue and a speaker.');
    }
    this.#setRanges(active, addRange(rangesOf(active), { role, ...range }));
    const words = this.#words(range).slice(0, MOST_PRINTED);
    if (role === 'source' && active.kind === 'quote' && !active.fields.speaker) {
      this.#desk.actions.change(active.id, 'fields.speaker', words);
    }
    paper.select(range.end);
    this.#desk.store.notify({ message: `Added: ${words}` });
  }

  /** Takes the range at the caret, or the given one, from the active annotation. */
  removeRange(index = this.#currentRange()): void {
    const { active } = this.#desk;
    if (!active) return;
    if (active.ranges.length < 2)
      return this.#tell('This is all that it has. Delete the annotation instead.');
    this.#setRanges(
      active,
      rangesOf(active).filter((_, at) => at !== index),
    );
    this.#desk.store.notify({ message: 'Range taken away' });
  }

  /** Moves an end of the range at the caret by a word. */
  moveEdge(edge: Edge, direction: -1 | 1): void {
    const { active, projection, standing } = this.#desk;
    if (!active) return this.#tell('Choose an annotation first.');
    const index = this.#currentRange();
    const range = active.ranges[index];
    if (!range) return;
    const offset = wordStep(projection.text, range[edge], direction, edge, standing.state.article.language);
    const ranges = moveEdge(rangesOf(active), index, edge, offset, projection.text);
    this.#setRanges(active, ranges);
    const moved = ranges[index];
    if (moved) this.#desk.store.notify({ message: this.#words(moved) });
  }

  /** Deletes the active annotation. */
  delete(): void {
    const { active, data } = this.#desk;
    if (!active) return this.#tell('Choose an annotation first.');
    if (!this.#desk.may.annotate || !canDeleteAnnotation(data.me, active)) {
      return this.#tell('Only whoever made this annotation, or an editor, can delete it.');
    }
    this.#desk.actions.delete(active.id);
    this.#desk.paper?.focus();
  }

  /**
   * Clears the sentences that the selection touches, or the one at the caret, and goes to the next that nobody has read. Sentences
   * with something on them are left as they are.
   */
  clear(): void {
    const { sentences, paper, actions } = this.#desk;
    const { coverage } = this.#desk.ui.state;
    if (!paper || !coverage) return;
    const touched = this.#touchedSentences();
    const range = paper.selection;
    const last = sentences[sentenceIndexAt(sentences, range?.end ?? paper.caret)];
    const unread = touched.filter((index) => coverage.lines[index]?.status === 'unread');
    for (const run of runsOf(unread)) {
      const start = sentences[run.first]?.start ?? 0;
      const end = sentences[run.last]?.end ?? 0;
      if (start < end) actions.create('cleared', [{ role: 'content', start, end }]);
    }
    this.nextUnread(range ? range.end - 1 : (last?.start ?? paper.caret));
  }

  /** Takes back the clearing of the sentence at the caret. */
  unclear(): void {
    const { store, actions, paper, sentences, data } = this.#desk;
    const sentence = sentences[sentenceIndexAt(sentences, paper?.caret ?? 0)];
    if (!sentence) return;
    const found = [...store.state.annotations.values()].find(
      (each) =>
        each.kind === 'cleared' &&
        each.ranges.some((range) => range.start < sentence.end && range.end > sentence.start),
    );
    if (!found) return this.#tell('This sentence is not cleared.');
    if (canDeleteAnnotation(data.me, found)) actions.delete(found.id);
    else this.#tell('Only whoever cleared it, or an editor, can take this back.');
  }

  /** Goes to the next sentence that nobody has read, and shows it. */
  nextUnread(from = this.#desk.paper?.caret ?? 0): void {
    const { paper, store, ui } = this.#desk;
    const { coverage } = ui.state;
    if (!paper || !coverage) return;
    const line = nextUnread(coverage.lines, from);
    if (!line)
      return this.#tell(
        coverage.counts.unread === 0 ? 'Every sentence is read.' : 'This is the last unread sentence.',
      );
    if (store.state.activeId !== null) this.#desk.activate(null);
    paper.select(line.start, line.start, line);
    paper.focus();
    this.#desk.scrollTo(line.start);
    store.notify({ message: this.#words(line) });
  }

  /** Asks who wrote what is selected, or the sentence at the caret. */
  askWho(): void {
    const asked = this.#picked();
    if (asked) this.#desk.ui.set({ asked, picked: null });
    else this.#tell('Select some words first.');
  }

  #picked(): TextRange | null {
    const { paper, sentences } = this.#desk;
    if (!paper) return null;
    if (paper.selection) return paper.selection;
    return (paper.hasFocus && sentences[sentenceIndexAt(sentences, paper.caret)]) || null;
  }

  #touchedSentences(): number[] {
    const { paper, sentences } = this.#desk;
    const range = paper?.selection;
    if (!range) return [sentenceIndexAt(sentences, paper?.caret ?? 0)];
    return sentences.flatMap(({ start, end }, index) =>
      start < range.end && end > range.start ? [index] : [],
    );
  }

  #currentRange(): number {
    const { active, paper } = this.#desk;
    return Math.max(0, active ? rangeAt(active.ranges, paper?.caret ?? 0) : 0);
  }

  #setRanges(active: AnnotationView, ranges: readonly RangeInput[]): void {
    if (this.#desk.actions.change(active.id, 'ranges', ranges)) return;
    this.#tell(this.#desk.store.state.problems.get(`${active.id} ranges`) ?? 'This cannot be marked.');
  }

  #firstFields(kind: AnnotationKind, range: TextRange): Record<string, unknown> | undefined {
    const words = this.#words(range);
    // Most proposals change a few words of many.
    if (kind === 'suggestion' && words.length <= MOST_PROPOSED) {
      return { replacement: this.#desk.projection.text.slice(range.start, range.end) };
    }
    if (kind === 'entity_check') return { asPrinted: words.slice(0, MOST_PRINTED) };
    if (kind === 'quote' && OPENING_MARK.test(words)) return { quoteType: 'direct' };
    return undefined;
  }

  #words({ start, end }: TextRange): string {
    return this.#desk.projection.text.slice(start, end).replaceAll(/\s+/g, ' ');
  }

  #tell(message: string): void {
    this.#desk.store.notify({ message, shown: true });
  }
}

function rangesOf(annotation: AnnotationView): RangeInput[] {
  return stateOf(annotation).ranges;
}

function runsOf(indexes: readonly number[]): { first: number; last: number }[] {
  const runs: { first: number; last: number }[] = [];
  for (const index of indexes) {
    const run = runs.at(-1);
    if (run && run.last === index - 1) run.last = index;
    else runs.push({ first: index, last: index });
  }
  return runs;
}
