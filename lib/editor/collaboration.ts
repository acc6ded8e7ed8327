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

/** A transaction that takes in confirmed steps, in JSON, from the version that the state is at; those of one's own page are known by its id. */
export function receiveSteps(
  state: EditorState,
  steps: readonly { step: Record<string, unknown>; clientId: string }[],
): Transaction {
  const transaction = receiveTransaction(
    state,
    steps.map(({ step }) => Step.fromJSON(state.schema, step)),
    steps.map(({ clientId }) => clientId),
    { mapSelectionBackward: true },
  );
  return transaction.setMeta(RECEIVED, true);
}

/** The version of the text that a state has confirmed. */
export function confirmedVersion(state: EditorState): number {
  return getVersion(state) ?? 0;
}
