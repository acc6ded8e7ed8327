import { createHash } from 'node:crypto';

import type { Ability } from '@/lib/auth/abilities';
import { newId } from '@/lib/ids';
import { importArticle } from '@/lib/import/import-article';
import { DEFAULT_OPTIONS } from '@/lib/report/model';

import { buildAgent } from '../../../../prisma/factories/agents';
import { buildAnnotation, buildEvidence } from '../../../../prisma/factories/annotations';
import { buildDoc } from '../../../../prisma/factories/articles';
import { buildGuest } from '../../../../prisma/factories/guests';
import { buildSource } from '../../../../prisma/factories/sources';
import { at } from '../../annotations/world';
import type { Ids } from './world';

/** What it takes besides being a member: the ability that the table of roles names, or nothing. */
export type Needs = Ability | 'membership';

interface Asked {
  /** Parts of the path that are no ids. */
  words?: Record<string, string>;
  /** The query that names an id, begun with a question mark. */
  query?: (ids: Ids) => string;
  /** The answer to somebody who may. */
  status: number;
}

/** What the sweep needs to know of a method of a route. */
export type RouteFacts =
  | {
      /** Why it answers those who are not signed in. */
      public: string;
    }
  | (Asked & {
      /** It is for whoever holds the link of a guest, whose token stands in its path. */
      does: 'read for guests';
      body?: never;
    })
  | (Asked & {
      does: 'write for guests';
      body: () => unknown;
    })
  | (Asked & {
      does: 'read';
      /** Every member may read it, unless it says here what that takes. */
      needs?: Ability;
    })
  | (Asked & {
      does: 'write';
      /** What it takes, also on what one made oneself. */
      needs: Needs;
      /** What it takes on what somebody else made, where that is more. */
      others?: Ability | 'nobody';
      /** A right body; ids of things that are to be made are new each time. */
      body?: (ids: Ids) => unknown;
      /** Other bodies that the route takes, each with what that takes. */
      also?: { needs: Ability; body: (ids: Ids) => unknown }[];
      /** Ids of things beside the path that the body names: those of another workspace are as unknown ones. */
      bodyIds?: (keyof Ids)[];
      /** Fields that take a text of 1 MB. */
      large?: string[];
    });

const annotations = '/api/articles/[articleId]/annotations';
const one = `${annotations}/[annotationId]`;
const { id: _id, sourceId: _sourceId, ...evidenceFields } = buildEvidence('');
const { id: _made, ...sourceFields } = buildSource({ title: 'The state of the southern quay' });
const status = { status: { from: 'unchecked', to: 'in_progress' } };
const pasted = { text: 'Ferry to return\n\nIt runs again from 2 May.' };

const [markStart, markEnd] = at('80 metres');
const mark = {
  kind: 'claim',
  start: markStart,
  end: markEnd,
  statement: 'The quay is 80 metres long.',
  status: 'unchecked',
  verdict: null,
  note: '',
};

/** Every method of every route. A new one is entered here, or the sweep fails. */
export const TABLE: Record<string, RouteFacts> = {
  'GET /api/health': { public: 'Whoever watches the server has no account.' },
  'GET /api/auth/[...nextauth]': { public: 'Signing in begins here.' },
  'POST /api/auth/[...nextauth]': { public: 'Signing in happens here; it looks at passwords itself.' },

  'GET /api/members': { does: 'read', query: ({ userId }) => `?cursor=${userId}`, status: 200 },

  'GET /api/inbox': { does: 'read', query: () => '?unread=yes', status: 200 },
  'PATCH /api/inbox': {
    does: 'write',
    needs: 'membership',
    body: ({ annotationId }) => ({ topicIds: [annotationId], until: '2026-03-14T09:40:00.000Z', read: true }),
    status: 204,
  },

  'GET /api/sources': { does: 'read', status: 200 },
  'POST /api/sources': { does: 'write', needs: 'source.edit', body: () => buildSource(), status: 201 },
  'GET /api/sources/[sourceId]': { does: 'read', status: 200 },
  'PATCH /api/sources/[sourceId]': {
    does: 'write',
    needs: 'source.edit',
    body: () => ({ ...sourceFields, version: 2 }),
    status: 200,
  },

  'GET /api/sources/[sourceId]/merges': { does: 'read', status: 200 },
  'POST /api/sources/[sourceId]/merges': {
    does: 'write',
    needs: 'source.edit',
    body: ({ otherSourceId }) => ({
      id: newId(),
      goneId: otherSourceId,
      keptVersion: 2,
      goneVersion: 1,
      take: ['note'],
    }),
    bodyIds: ['otherSourceId'],
    status: 201,
  },
  'DELETE /api/sources/[sourceId]/merges/[sourceMergeId]': {
    does: 'write',
    needs: 'source.edit',
    status: 200,
  },
  'PUT /api/sources/[sourceId]/derivation': {
    does: 'write',
    needs: 'source.edit',
    body: ({ otherSourceId }) => ({
      version: 2,
      originId: null,
      derivedFromId: otherSourceId,
      derivation: 'reprint',
    }),
    bodyIds: ['otherSourceId'],
    status: 200,
  },
  'GET /api/sources/[sourceId]/distinctions': { does: 'read', status: 200 },
  'PUT /api/sources/[sourceId]/distinctions': {
    does: 'write',
    needs: 'source.edit',
    body: ({ otherSourceId }) => ({ otherIds: [otherSourceId], isApart: false }),
    bodyIds: ['otherSourceId'],
    status: 204,
  },
  'GET /api/sources/[sourceId]/credits': { does: 'read', status: 200 },
  'PUT /api/sources/[sourceId]/credits': {
    does: 'write',
    needs: 'source.edit',
    body: ({ agentId }) => ({ role: 'author', ordinal: 0, name: 'Ida Maren', agentId }),
    bodyIds: ['agentId'],
    status: 204,
  },

  'GET /api/sources/[sourceId]/access': { does: 'read', status: 200 },
  'PUT /api/sources/[sourceId]/access': {
    does: 'write',
    needs: 'source.restrict_own',
    body: ({ userId }) => ({ access: 'restricted', version: 2, readerIds: [userId], evenIfNobody: false }),
    status: 200,
  },
  'GET /api/sources/duplicates': { does: 'read', status: 200 },
  // A DOI, because an address would be asked for.
  'POST /api/sources/preview': {
    does: 'write',
    needs: 'source.edit',
    body: () => ({ text: '10.1234/quay' }),
    status: 200,
  },
  'GET /api/origins': { does: 'read', status: 200 },
  'POST /api/origins': {
    does: 'write',
    needs: 'source.edit',
    body: () => ({ id: newId(), kind: 'dispatch', title: 'Quaywire, 3 March', note: '' }),
    status: 201,
  },

  'GET /api/sources/[sourceId]/captures': { does: 'read', query: () => '?cursor=2', status: 200 },
  'POST /api/sources/[sourceId]/captures': {
    does: 'write',
    needs: 'copy.keep',
    body: () => ({ id: newId(), way: 'paste', text: 'The gates closed at four.' }),
    large: ['text'],
    status: 201,
  },
  'GET /api/sources/[sourceId]/captures/compare': {
    does: 'read',
    query: ({ captureId }) => `?from=${captureId}&to=${captureId}`,
    status: 200,
  },
  'GET /api/sources/[sourceId]/captures/integrity': { does: 'read', query: () => '?cursor=2', status: 200 },
  'GET /api/captures/[captureId]': { does: 'read', status: 200 },
  'GET /api/captures/[captureId]/file': { does: 'read', status: 200 },
  'GET /api/captures/[captureId]/integrity': { does: 'read', status: 200 },
  // What was pasted is no page and no picture.
  'GET /api/captures/[captureId]/shown': { does: 'read', status: 404 },

  'GET /api/agents': { does: 'read', status: 200 },
  'POST /api/agents': { does: 'write', needs: 'agent.edit', body: () => buildAgent(), status: 201 },
  'GET /api/agents/proposals': { does: 'read', query: () => '?name=Ottilie%20Brandt', status: 200 },
  'GET /api/agents/[agentId]': { does: 'read', status: 200 },
  'PATCH /api/agents/[agentId]': {
    does: 'write',
    needs: 'agent.edit',
    body: () => ({ name: 'Ottilie Brandt-Maren', version: 2 }),
    status: 200,
  },
  'DELETE /api/agents/[agentId]': { does: 'write', needs: 'agent.edit', status: 204 },
  'POST /api/agents/[agentId]/merges': {
    does: 'write',
    needs: 'agent.edit',
    body: ({ otherAgentId }) => ({ id: newId(), goneId: otherAgentId }),
    bodyIds: ['otherAgentId'],
    status: 201,
  },
  'DELETE /api/agents/[agentId]/merges/[mergeId]': { does: 'write', needs: 'agent.edit', status: 200 },

  'GET /api/sources/export/[format]': { does: 'read', words: { format: 'ris' }, status: 200 },
  'POST /api/sources/import/preview': {
    does: 'write',
    needs: 'source.edit',
    body: () => ({ text: '@misc{quay, title = {The state of the quay}}' }),
    large: ['text'],
    status: 200,
  },
  'POST /api/sources/import': {
    does: 'write',
    needs: 'source.edit',
    body: () => ({ sources: [buildSource()] }),
    status: 201,
  },

  'POST /api/work/assign': {
    does: 'write',
    needs: 'item.assign',
    body: ({ annotationId, userId }) => ({
      items: [{ id: annotationId, from: null }],
      assigneeId: userId,
    }),
    bodyIds: ['annotationId', 'userId'],
    status: 200,
  },

  'GET /api/activity': {
    does: 'read',
    needs: 'log.see_workspace',
    query: ({ articleId }) => `?article=${articleId}`,
    status: 200,
  },
  'GET /api/activity/export': { does: 'read', needs: 'activity.export', status: 200 },
  'GET /api/articles/[articleId]/activity': {
    does: 'read',
    query: ({ annotationId }) => `?item=${annotationId}`,
    status: 200,
  },
  'GET /api/articles/[articleId]/activity/export': { does: 'read', needs: 'activity.export', status: 200 },

  'GET /api/articles': { does: 'read', status: 200 },
  'GET /api/articles/[articleId]': { does: 'read', status: 200 },
  'PATCH /api/articles/[articleId]': {
    does: 'write',
    needs: 'article.edit',
    body: () => ({ changes: { outlet: { from: '', to: 'The Saltmere Lantern' } } }),
    also: [{ needs: 'article.archive', body: () => ({ archived: true }) }],
    status: 200,
  },
  'PATCH /api/articles/[articleId]/people': {
    does: 'write',
    needs: 'review.assign',
    body: ({ userId }) => ({
      changes: {
        leadId: { from: null, to: userId },
        dueAt: { from: null, to: '2026-11-24T18:00:00.000Z' },
      },
    }),
    also: [
      {
        needs: 'article.assign',
        body: ({ userId }) => ({ changes: { authorId: { from: null, to: userId } } }),
      },
    ],
    bodyIds: ['userId'],
    status: 200,
  },
  'DELETE /api/articles/[articleId]': { does: 'write', needs: 'article.delete', status: 204 },
  'GET /api/articles/[articleId]/original': { does: 'read', status: 200 },
  'GET /api/articles/[articleId]/export/[format]': { does: 'read', words: { format: 'csv' }, status: 200 },
  'GET /api/articles/[articleId]/bibliography/[format]': {
    does: 'read',
    words: { format: 'apa' },
    status: 200,
  },
  // Nothing is sent: that it is no picture is found out after everything else.
  'POST /api/articles/[articleId]/images': { does: 'write', needs: 'comment', status: 415 },
  'GET /api/articles/[articleId]/images/[imageId]': { does: 'read', status: 200 },
  'GET /g/[token]/events': { does: 'read for guests', query: () => `?clientId=${newId()}`, status: 200 },
  'PUT /g/[token]/presence': {
    does: 'write for guests',
    body: () => ({ clientId: newId() }),
    status: 204,
  },
  'GET /g/[token]/word': { does: 'read for guests', status: 200 },
  'GET /g/[token]/images/[imageId]': { does: 'read for guests', status: 200 },
  'POST /api/import/preview': {
    does: 'write',
    needs: 'article.import',
    body: () => pasted,
    large: ['text'],
    status: 200,
  },
  'POST /api/import': {
    does: 'write',
    needs: 'article.import',
    body: () => ({
      ...pasted,
      choices: {
        id: newId(),
        fields: {
          title: 'Ferry to return',
          byline: '',
          outlet: '',
          agency: '',
          publishedAt: '',
          url: '',
          language: 'en',
        },
        droppedBlocks: [],
        digest: digestOf(pasted.text),
      },
    }),
    status: 201,
  },

  'GET /api/articles/[articleId]/steps': { does: 'read', query: () => '?after=0', status: 200 },
  'POST /api/articles/[articleId]/steps': {
    does: 'write',
    needs: 'text.write_any',
    body: () => ({
      version: 0,
      clientId: newId(),
      steps: [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'The ' }] } }],
    }),
    large: ['steps.0.slice.content.0.text'],
    status: 200,
  },
  'GET /api/articles/[articleId]/events': { does: 'read', query: () => '?after=1', status: 200 },
  'PUT /api/articles/[articleId]/presence': {
    does: 'write',
    needs: 'membership',
    body: () => ({ clientId: newId(), version: 0, anchor: 1, head: 4, isEditing: true }),
    status: 204,
  },

  'POST /api/articles/[articleId]/versions/preview': {
    does: 'write',
    needs: 'text.write_any',
    body: () => pasted,
    large: ['text'],
    status: 200,
  },
  'POST /api/articles/[articleId]/versions': {
    does: 'write',
    needs: 'text.write_any',
    body: ({ annotationId }) => ({
      id: newId(),
      baseVersion: 0,
      doc: buildDoc(pasted.text.split('\n\n').join(' '), 'It runs to the southern quay.'),
      choices: [{ annotationId, role: 'content', ordinal: 0, place: null }],
      name: 'After the call',
    }),
    large: ['doc.content.0.content.0.text', 'doc.content.1.content.0.text'],
    status: 201,
  },
  'GET /api/articles/[articleId]/versions/compare': {
    does: 'read',
    query: () => '?from=0&to=0',
    status: 200,
  },
  'GET /api/articles/[articleId]/versions/[version]': { does: 'read', words: { version: '0' }, status: 200 },
  'POST /api/articles/[articleId]/versions/[version]/restore': {
    does: 'write',
    needs: 'text.write_any',
    words: { version: '0' },
    body: () => ({ id: newId(), baseVersion: 0 }),
    // The text is at that version.
    status: 200,
  },
  'POST /api/articles/[articleId]/revisions': {
    does: 'write',
    needs: 'version.name',
    body: () => ({ id: newId(), version: 0, name: 'As filed' }),
    status: 201,
  },
  'GET /api/articles/[articleId]/history': { does: 'read', query: () => '?cursor=0', status: 200 },
  'GET /api/articles/[articleId]/history/words': {
    does: 'read',
    query: () => '?start=0&end=4&version=0',
    status: 200,
  },

  'GET /api/articles/[articleId]/review': { does: 'read', status: 200 },
  'POST /api/articles/[articleId]/review': {
    does: 'write',
    needs: 'review.prepare',
    body: () => ({ id: newId(), move: 'prepare', from: 'imported', version: 0, comment: 'For Monday.' }),
    status: 200,
  },
  'GET /api/articles/[articleId]/guests': { does: 'read', needs: 'guest.invite', status: 200 },
  'POST /api/articles/[articleId]/guests': {
    does: 'write',
    needs: 'guest.invite',
    body: () => buildGuest({ mayAnswer: false }),
    status: 201,
  },
  'DELETE /api/articles/[articleId]/guests/[guestId]': { does: 'write', needs: 'guest.invite', status: 204 },
  'GET /r/[token]': { public: 'Readers of a report have no account; its token is all that they have.' },
  'GET /api/articles/[articleId]/report': { does: 'read', needs: 'report.share', status: 200 },
  // It is shared already: that is found out after everything else.
  'POST /api/articles/[articleId]/report': {
    does: 'write',
    needs: 'report.share',
    body: () => ({ id: newId(), options: DEFAULT_OPTIONS }),
    status: 409,
  },
  'PATCH /api/articles/[articleId]/report/[reportLinkId]': {
    does: 'write',
    needs: 'report.share',
    body: () => ({ version: 1, options: { ...DEFAULT_OPTIONS, showsTeam: true } }),
    status: 200,
  },
  'DELETE /api/articles/[articleId]/report/[reportLinkId]': {
    does: 'write',
    needs: 'report.share',
    status: 200,
  },
  [`PUT ${one}/read`]: {
    does: 'write',
    needs: 'membership',
    body: ({ commentId }) => ({ commentId }),
    bodyIds: ['commentId'],
    status: 200,
  },
  [`GET ${annotations}`]: {
    does: 'read',
    query: ({ annotationId }) => `?cursor=${annotationId}`,
    status: 200,
  },
  [`POST ${annotations}`]: {
    does: 'write',
    needs: 'annotate',
    body: () => buildAnnotation(at('hold'), { fields: { statement: 'It will.' }, status: 'in_progress' }),
    status: 201,
  },
  [`GET ${one}`]: { does: 'read', status: 200 },
  [`PATCH ${one}`]: {
    does: 'write',
    needs: 'annotate',
    body: ({ userId }) => ({
      articleVersion: 0,
      changes: { ...status, assigneeId: { from: null, to: userId }, tags: { from: [], to: ['quay'] } },
    }),
    bodyIds: ['userId'],
    status: 200,
  },
  [`DELETE ${one}`]: {
    does: 'write',
    needs: 'annotation.delete_own',
    others: 'annotation.delete_any',
    status: 204,
  },
  [`POST ${one}/restore`]: {
    does: 'write',
    needs: 'annotation.delete_own',
    others: 'annotation.delete_any',
    status: 200,
  },
  [`POST ${one}/confirm`]: {
    does: 'write',
    needs: 'annotate',
    body: () => ({ articleVersion: 0, words: ['80 metres'] }),
    status: 200,
  },
  // There is no suggestion among the things that the sweep names: that it is none is found out after everything else.
  [`POST ${one}/decision`]: {
    does: 'write',
    needs: 'text.write_any',
    body: () => ({ decision: 'accepted', articleVersion: 0, words: '80 metres' }),
    status: 422,
  },
  [`GET ${one}/follow`]: { does: 'read', status: 200 },
  [`PUT ${one}/follow`]: {
    does: 'write',
    needs: 'membership',
    body: () => ({ follow: 'muted' }),
    status: 204,
  },
  // Nobody has checked it yet: that is found out after everything else.
  [`PUT ${one}/second-check`]: {
    does: 'write',
    needs: 'annotate',
    body: () => ({ checked: true, checkedAt: '2026-03-14T09:40:00.000Z' }),
    status: 409,
  },
  [`PUT ${one}/thread`]: { does: 'write', needs: 'comment', body: () => ({ resolved: true }), status: 200 },
  [`GET ${one}/comments`]: { does: 'read', query: ({ commentId }) => `?cursor=${commentId}`, status: 200 },
  [`POST ${one}/comments`]: {
    does: 'write',
    needs: 'comment',
    body: () => ({ id: newId(), body: 'The board does.' }),
    status: 201,
  },
  [`PATCH ${one}/comments/[commentId]`]: {
    does: 'write',
    needs: 'comment',
    others: 'nobody',
    body: () => ({ body: 'Who says so?', version: 1 }),
    status: 200,
  },
  [`GET ${one}/comments/[commentId]/edits`]: { does: 'read', query: () => '?cursor=2', status: 200 },
  [`PUT ${one}/comments/[commentId]/reactions/[reaction]`]: {
    does: 'write',
    needs: 'comment',
    words: { reaction: 'agree' },
    status: 200,
  },
  [`DELETE ${one}/comments/[commentId]/reactions/[reaction]`]: {
    does: 'write',
    needs: 'comment',
    words: { reaction: 'agree' },
    status: 200,
  },
  [`DELETE ${one}/comments/[commentId]`]: {
    does: 'write',
    needs: 'comment.delete_own',
    others: 'comment.delete_any',
    status: 204,
  },
  [`GET ${one}/earlier-ratings`]: { does: 'read', status: 200 },
  [`GET ${one}/passages`]: { does: 'read', query: ({ sourceId }) => `?sourceId=${sourceId}`, status: 200 },
  [`POST ${one}/evidence`]: {
    does: 'write',
    needs: 'annotate',
    body: ({ sourceId }) => buildEvidence(sourceId, { excerpt: '80 m', locatorType: 'page', locator: '4' }),
    bodyIds: ['sourceId'],
    status: 201,
  },
  [`PATCH ${one}/evidence/[evidenceId]`]: {
    does: 'write',
    needs: 'annotate',
    body: () => ({ ...evidenceFields, note: 'Page 4.', version: 1 }),
    status: 200,
  },
  [`DELETE ${one}/evidence/[evidenceId]`]: { does: 'write', needs: 'annotate', status: 204 },
  [`POST ${one}/evidence/[evidenceId]/restore`]: { does: 'write', needs: 'annotate', status: 200 },

  'GET /api/articles/[articleId]/double-checks': { does: 'read', status: 200 },
  'POST /api/articles/[articleId]/double-checks': {
    does: 'write',
    needs: 'double_check.set',
    body: ({ userId, otherUserId }) => ({ id: newId(), checkerIds: [userId, otherUserId] }),
    bodyIds: ['userId', 'otherUserId'],
    status: 201,
  },
  'GET /api/articles/[articleId]/double-checks/[doubleCheckId]': { does: 'read', status: 200 },
  'POST /api/articles/[articleId]/double-checks/[doubleCheckId]/marks': {
    does: 'write',
    needs: 'annotate',
    body: () => ({ id: newId(), ...mark }),
    large: ['statement', 'note'],
    status: 201,
  },
  'PUT /api/articles/[articleId]/double-checks/[doubleCheckId]/marks/[blindMarkId]': {
    does: 'write',
    needs: 'annotate',
    body: () => ({ ...mark, version: 1 }),
    large: ['statement', 'note'],
    status: 200,
  },
  'DELETE /api/articles/[articleId]/double-checks/[doubleCheckId]/marks/[blindMarkId]': {
    does: 'write',
    needs: 'annotate',
    status: 204,
  },
  'PUT /api/articles/[articleId]/double-checks/[doubleCheckId]/finished': {
    does: 'write',
    needs: 'annotate',
    body: () => ({ finished: true }),
    status: 200,
  },
  // Who asks is one of the two.
  'POST /api/articles/[articleId]/double-checks/[doubleCheckId]/decisions': {
    does: 'write',
    needs: 'double_check.decide',
    body: ({ blindMarkId }) => ({
      id: newId(),
      annotationId: newId(),
      commentId: newId(),
      leftMarkId: blindMarkId,
      rightMarkId: null,
      choice: 'left',
      own: null,
      comment: '',
    }),
    large: ['comment'],
    status: 403,
  },
  'PUT /api/articles/[articleId]/double-checks/[doubleCheckId]/end': {
    does: 'write',
    needs: 'double_check.set',
    body: () => ({ to: 'cancelled' }),
    status: 200,
  },
};

function digestOf(text: string): string {
  const read = importArticle({ text, mediaType: 'text/plain', fileName: '' });
  return read.ok ? createHash('sha256').update(JSON.stringify(read.draft.doc)).digest('hex') : '';
}
