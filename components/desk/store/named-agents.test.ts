import { describe, expect, test } from 'vitest';
import { missingOf } from '@/components/annotations/missing';
import type { Entry, Operation } from '@/components/desk/store/operations';
import { overlayAnnotation, stateOf } from '@/components/desk/store/overlay';
import { annotationOf, liveText } from '@/components/desk/store/test-annotation';
import type { AgentRef } from '@/lib/agents/model';
import { newId } from '@/lib/ids';

const agentOf = (name: string): AgentRef => ({ id: newId(), kind: 'person', name, sameAs: '', roles: [] });
const [ilse, tove] = [agentOf('Ilse Maren'), agentOf('Tove Lind')];
const quote = annotationOf('quote', 'We have the boat', { fields: { speaker: 'Ms Maren' } });
const context = {
  articleId: quote.articleId,
  live: liveText(),
  agentOf: (id: string) => [ilse, tove].find((each) => each.id === id) ?? null,
};
const entry = (operation: Operation): Entry => ({
  key: newId(),
  annotationId: quote.id,
  byId: newId(),
  at: '2026-03-15T08:00:00.000Z',
  attempted: false,
  operation,
});
const naming = (to: string | null): Operation => ({
  type: 'annotation.change',
  changes: { 'agents.speaker': { from: null, to } },
});
const shown = (...operations: Operation[]) =>
  overlayAnnotation({ view: quote, deleted: false }, operations.map(entry), context)?.view ?? quote;

describe('who is named on a card', () => {
  test('shows at once, leaves the name as it was written, and goes again', () => {
    const named = shown(naming(ilse.id));
    expect(named).toMatchObject({ agents: { speaker: ilse }, fields: { speaker: 'Ms Maren' } });
    expect(stateOf(named).agents).toEqual({ speaker: ilse.id });
    expect(shown(naming(ilse.id), naming(tove.id)).agents).toEqual({ speaker: tove });
    expect(shown(naming(ilse.id), naming(null)).agents).toEqual({});
  });

  test('stays when something else is changed after it', () => {
    const changes = { status: { from: 'unchecked', to: 'in_progress' } };
    expect(shown(naming(ilse.id), { type: 'annotation.change', changes })).toMatchObject({
      status: 'in_progress',
      agents: { speaker: ilse },
    });
  });

  test('has no name yet when nobody here has seen them', () => {
    const id = newId();
    expect(shown(naming(id)).agents.speaker).toMatchObject({ id, name: '…' });
  });

  test('is no longer missing, whether or not a name is written down', () => {
    const bare = annotationOf('claim', '9.4 million crowns');
    expect(missingOf(bare)).toContain('claimant');
    expect(missingOf({ ...bare, agents: { claimant: ilse } })).not.toContain('claimant');
  });
});
