import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { ActionResult } from '@/lib/http/define-action';
import { newId } from '@/lib/ids';

import { buildAgent } from '../../../prisma/factories/agents';
import { buildSource } from '../../../prisma/factories/sources';
import type { Needs } from '../routes/sweep/table';

const ROOT = resolve(import.meta.dirname, '../../..');
const sources = ['app', 'components', 'lib'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => /\.[jt]sx?$/.test(file) && !file.startsWith('lib/db/generated/'))
    .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') })),
);
/** Every file of server actions. */
export const files = sources.filter(({ text }) => /^\s*['"]use server['"]/m.test(text));

export type Action = (input: FormData | Record<string, unknown>) => Promise<ActionResult<unknown>>;
/** What they export, by its name. */
export const actions: Record<string, Action> = {};
for (const { file } of files) Object.assign(actions, await import(join(ROOT, file)));

export interface ActionIds {
  userId: string;
  invitationId: string;
  sourceId: string;
  otherSourceId: string;
  /** Set apart from `otherSourceId`. */
  apartId: string;
  mergeId: string;
  agentId: string;
  otherAgentId: string;
  agentMergeId: string;
}

/** An action of whoever holds the link of a guest, on an annotation of the article: a query to the author that has no answer. */
export interface GuestAction {
  guests: (token: string, annotationId: string) => Record<string, unknown>;
}

export interface MemberAction {
  needs: Needs;
  body: (ids: ActionIds) => Record<string, unknown>;
}

const { id: _made, ...sourceFields } = buildSource({ title: 'The state of the quay' });
/** The first name of a source as `buildSource` makes it. */
const credited = { role: 'author', ordinal: 0, name: sourceFields.authors[0] ?? '' };
/** Every action, with who may send it; of those for members a right body. A new one is entered here, or this fails. */
export const ACTIONS: Record<string, 'public' | 'person' | GuestAction | MemberAction> = {
  signUp: 'public',
  joinAsNewPerson: 'public',
  joinByInvitation: 'person',
  startOwnWorkspace: 'person',
  askForPassword: 'public',
  chooseNewPassword: 'public',
  confirmAddress: 'public',
  sayHere: {
    guests: (token, annotationId) => ({ token, annotationId, id: newId(), body: 'I was there.' }),
  },
  answerHere: {
    guests: (token, annotationId) => ({ token, annotationId, answer: 'The pilots.', was: '' }),
  },
  saveProfile: 'person',
  saveMailChoices: 'person',
  changeAddress: 'person',
  endOneSession: 'person',
  endOthers: 'person',
  replacePassword: 'person',
  endAllSessions: 'person',
  switchWorkspace: 'person',
  rename: { needs: 'workspace.rename', body: () => ({ name: 'Mine' }) },
  saveSufficiency: {
    needs: 'sufficiency.set',
    body: () => ({ mode: 'ask', primary: '2', secondary: '4', noContradiction: 'on' }),
  },
  saveSigning: { needs: 'signing.set', body: () => ({ approvals: '2', ratedApprovals: '3' }) },
  saveVerdicts: { needs: 'verdicts.set', body: () => ({ version: 0, to: { preset: 'evidence' } }) },
  invite: { needs: 'invitation.make', body: () => ({ role: 'viewer', days: 7, note: '' }) },
  withdraw: { needs: 'invitation.see', body: ({ invitationId }) => ({ invitationId }) },
  makeReset: { needs: 'member.reset', body: ({ userId }) => ({ userId }) },
  giveRole: { needs: 'role.change', body: ({ userId }) => ({ userId, role: 'editor' }) },
  remove: { needs: 'member.remove', body: ({ userId }) => ({ userId }) },
  leave: { needs: 'membership', body: () => ({}) },
  addSource: { needs: 'source.edit', body: () => buildSource() },
  saveSource: { needs: 'source.edit', body: ({ sourceId }) => ({ ...sourceFields, sourceId, version: 1 }) },
  saveSourceAccess: {
    needs: 'source.restrict_any',
    body: ({ sourceId, userId }) => ({
      sourceId,
      change: { access: 'restricted', version: 1, readerIds: [userId], evenIfNobody: false },
    }),
  },
  saveDerivation: {
    needs: 'source.edit',
    body: ({ sourceId, otherSourceId }) => ({
      sourceId,
      change: { version: 1, originId: null, derivedFromId: otherSourceId, derivation: 'reprint' },
    }),
  },
  saveMerge: {
    needs: 'source.edit',
    body: ({ sourceId, otherSourceId }) => ({
      id: newId(),
      keptId: sourceId,
      goneId: otherSourceId,
      keptVersion: 1,
      goneVersion: 1,
      take: ['title'],
    }),
  },
  takeBackMerge: { needs: 'source.edit', body: ({ mergeId }) => ({ mergeId }) },
  setApart: {
    needs: 'source.edit',
    body: ({ sourceId, otherSourceId }) => ({ sourceId, otherIds: [otherSourceId] }),
  },
  takeBackApart: {
    needs: 'source.edit',
    body: ({ otherSourceId, apartId }) => ({ sourceId: otherSourceId, otherIds: [apartId] }),
  },
  saveCredit: {
    needs: 'source.edit',
    body: ({ sourceId, agentId }) => ({ sourceId, change: { ...credited, agentId } }),
  },
  addCredited: {
    needs: 'source.edit',
    body: ({ sourceId }) => ({ sourceId, change: credited, agent: buildAgent() }),
  },
  addAgent: { needs: 'agent.edit', body: () => buildAgent() },
  saveAgent: { needs: 'agent.edit', body: ({ agentId }) => ({ agentId, name: 'Ottilie', version: 2 }) },
  joinAgents: {
    needs: 'agent.edit',
    body: ({ agentId, otherAgentId }) => ({ agentId, id: newId(), goneId: otherAgentId }),
  },
  separateAgents: {
    needs: 'agent.edit',
    body: ({ agentId, agentMergeId }) => ({ agentId, mergeId: agentMergeId }),
  },
  removeAgent: { needs: 'agent.edit', body: ({ agentId }) => ({ agentId }) },
};
export const forMembers = Object.entries(ACTIONS).flatMap(([name, facts]) =>
  typeof facts === 'object' && 'needs' in facts ? [{ name, ...facts }] : [],
);
export const forGuests = Object.entries(ACTIONS).flatMap(([name, facts]) =>
  typeof facts === 'object' && 'guests' in facts ? [{ name, ...facts }] : [],
);
/** Those that name something by its id. */
export const naming = forMembers.filter(({ body }) => {
  const ids = nothing();
  return Object.values(ids).some((id) => JSON.stringify(body(ids)).includes(id));
});

/** Ids of nothing. */
export function nothing(): ActionIds {
  return {
    userId: newId(),
    invitationId: newId(),
    sourceId: newId(),
    otherSourceId: newId(),
    apartId: newId(),
    agentId: newId(),
    otherAgentId: newId(),
    agentMergeId: newId(),
    mergeId: newId(),
  };
}
