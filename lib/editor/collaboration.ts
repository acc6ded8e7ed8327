import { Extension } from '@tiptap/core';
import { UndoRedo } from '@tiptap/extensions';
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';
import { Step, type StepMap } from '@tiptap/pm/transform';
import { collab, getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import { canonicalSlice } from '@/lib/editor/canonical';
import { RECEIVED } from '@/lib/editor/locked-text';

interface CollaborationOptions {
  version: number;
  clientId: string;
}

/** Writing together: the central authority is the server; undo takes back what was written here only. What is pasted loses what an article does not keep. */
export const Collaboration = Extension.create<CollaborationOptions>({
  name: 'collaboration',
  addOptions: () => ({ version: 0, clientId: '' }),
  addExtensions: () => [UndoRedo],
  addProseMirrorPlugins() {
    const { version, clientId } = this.options;
    return [
      collab({ version, clientID: clientId }),
      new Plugin({ props: { transformPasted: canonicalSlice } }),
    ];
  },
});

/** What was written here and is not confirmed, and the version that it was written for; null when all is. */
export function unsentSteps(state: EditorState): { version: number; steps: readonly Step[] } | null {
  const sendable = sendableSteps(state);
  return sendable && { version: sendable.version, steps: sendable.steps };
}

/** What unconfirmed steps did to positions of the confirmed document. */
export function unsentMaps(state: EditorState): StepMap[] {
  return sendableSteps(state)?.steps.map((step) => step.getMap()) ?? [];
}

/** Confirmed steps, in JSON, and the page that each is from. */
export interface ReceivedStep {
  step: Record<string, unknown>;
  clientId: string;
}

/**
 * The state after confirmed steps, from the version that it is at. `clientId` is its page's own, whose steps it knows already. Answers
 * the transactions that lead there, or null when the server wrote something else for a step than it is here.
 */
export function receiveSteps(
  before: EditorState,
  steps: readonly ReceivedStep[],
  clientId: string,
): { state: EditorState; transactions: Transaction[] } | null {
  let state = before;
  const transactions: Transaction[] = [];
  for (const run of runsOf(steps, clientId)) {
    if (run.isOwn && !isWhatWasWritten(state, run.steps)) return null;
    const transaction = receiveTransaction(
      state,
      run.steps.map(({ step }) => Step.fromJSON(state.schema, step)),
      run.steps.map((each) => each.clientId),
      { mapSelectionBackward: true },
    ).setMeta(RECEIVED, true);
    transactions.push(transaction);
    state = state.apply(transaction);
  }
  return { state, transactions };
}

// Of one transaction the plugin takes only those steps for its own that come first: others' go before them, by themselves.
function runsOf(
  steps: readonly ReceivedStep[],
  clientId: string,
): { isOwn: boolean; steps: ReceivedStep[] }[] {
  const runs: { isOwn: boolean; steps: ReceivedStep[] }[] = [];
  for (const each of steps) {
    const isOwn = each.clientId === clientId;
    const last = runs.at(-1);
    if (last?.isOwn === isOwn) last.steps.push(each);
    else runs.push({ isOwn, steps: [each] });
  }
  return runs;
}

function isWhatWasWritten(state: EditorState, steps: readonly ReceivedStep[]): boolean {
  const written = sendableSteps(state)?.steps ?? [];
  return steps.every(({ step }, index) => {
    const mine = written[index];
    return (
      mine !== undefined &&
      JSON.stringify(mine.toJSON()) === JSON.stringify(Step.fromJSON(state.schema, step).toJSON())
    );
  });
}

/** The version of the text that a state has confirmed. */
export function confirmedVersion(state: EditorState): number {
  return getVersion(state) ?? 0;
}
