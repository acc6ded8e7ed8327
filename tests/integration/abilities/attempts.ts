import { exportActivity } from '@/lib/activity/commands/export-activity';
import { listActivity, listArticleActivity } from '@/lib/activity/queries';
import { createAgent } from '@/lib/agents/commands/create-agent';
import { mergeAgents } from '@/lib/agents/commands/merge-agents';
import { addComment } from '@/lib/annotations/commands/add-comment';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { editComment, deleteComment } from '@/lib/annotations/commands/change-comment';
import { deleteAnnotation, restoreAnnotation } from '@/lib/annotations/commands/delete-annotation';
import { setReaction } from '@/lib/annotations/commands/set-reaction';
import { changeThread } from '@/lib/annotations/commands/change-thread';
import {
  archiveArticle,
  deleteArticle,
  recordExport,
  restoreArticle,
  updateArticleFields,
} from '@/lib/articles/commands';
import type { Ability } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';
import { askDoubleCheck } from '@/lib/double-check/commands/ask-double-check';
import { cancelDoubleCheck, closeDoubleCheck } from '@/lib/double-check/commands/end-double-check';
import { setFinished } from '@/lib/double-check/commands/finish-marking';
import type { AskInput } from '@/lib/double-check/model';
import { inviteGuest } from '@/lib/guests/commands/invite-guest';
import { revokeGuest } from '@/lib/guests/commands/revoke-guest';
import { listGuests } from '@/lib/guests/queries';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { DEFAULT_SUFFICIENCY } from '@/lib/evidence/sufficiency-rules';
import { newId } from '@/lib/ids';
import { changeReport } from '@/lib/report/commands/change-report';
import { revokeReport } from '@/lib/report/commands/revoke-report';
import { shareReport } from '@/lib/report/commands/share-report';
import { DEFAULT_OPTIONS, type ReportLinkView } from '@/lib/report/model';
import { getReport } from '@/lib/report/queries';
import { moveArticle } from '@/lib/review/commands/move-article';
import { setPeople } from '@/lib/review/commands/set-people';
import type { Move, ReviewState } from '@/lib/review/model';
import { changeSource } from '@/lib/sources/commands/change-source';
import { importSources } from '@/lib/sources/commands/import-sources';
import { mergeSources } from '@/lib/sources/commands/merge-sources';
import { setSourceAccess } from '@/lib/sources/commands/set-access';
import { listLibraryIds } from '@/lib/sources/export-queries';
import { nameVersion } from '@/lib/versions/commands/name-version';
import { restoreVersion } from '@/lib/versions/commands/restore-version';
import { assignItems } from '@/lib/work/commands/assign-items';
import { createInvitation } from '@/lib/workspaces/commands/create-invitation';
import { makeResetLink } from '@/lib/workspaces/commands/make-reset-link';
import { changeRole, removeMember } from '@/lib/workspaces/commands/members';
import { renameWorkspace } from '@/lib/workspaces/commands/rename-workspace';
import { setSigning } from '@/lib/review/commands/set-signing';
import { setSufficiency } from '@/lib/workspaces/commands/set-sufficiency';
import { setVerdicts } from '@/lib/review/commands/set-verdicts';
import { withdrawInvitation } from '@/lib/workspaces/commands/withdraw-invitation';
import { listInvitations, listMembers } from '@/lib/workspaces/queries';
import { getScale } from '@/lib/review/scale-queries';

import { buildAgent } from '../../../prisma/factories/agents';
import { buildGuest } from '../../../prisma/factories/guests';
import { buildEvidence } from '../../../prisma/factories/annotations';
import { buildSource } from '../../../prisma/factories/sources';
import { addSource, annotate, makeArticle } from '../annotations/world';
import { keep } from '../captures/world';
import { type as typeWords } from '../versions/world';
import { addMember, articleIn, as, buildMove, type Team } from './world';

/** Makes ready what one person then tries: with every right first, so that only the trying is theirs. */
export type Attempt = (team: Team, actor: Actor) => Promise<() => Promise<unknown>>;

/** What an attempt comes to that shows the person nothing. */
export const HIDDEN = 'hidden';

/** What comes of an attempt by a role that lacks the ability, where it is something else than `forbidden`. */
export const REFUSED: Partial<Record<Ability, readonly string[]>> = {
  // Links are hidden from those who may not see them.
  'invitation.see': ['not_found', HIDDEN],
  'address.see': [HIDDEN],
  // Who may hand in what they lead is told that they do not lead this one.
  'review.submit_any': ['forbidden', 'conflict'],
};

/** For every ability what it lets a person do, with the commands themselves; null for those that have none yet. */
export const ATTEMPTS: Record<Ability, readonly Attempt[] | null> = {
  'article.import': [ready((actor) => makeArticle(actor))],
  'article.edit': [
    onArticle((actor, id) => updateArticleFields(actor, id, { byline: { from: '', to: 'Ann Other' } })),
  ],
  'article.assign': [
    onArticle((actor, id, { users }) =>
      setPeople(actor, id, { authorId: { from: null, to: users.other.id } }),
    ),
    onArticle((actor, id, { users }) =>
      setPeople(actor, id, {
        leadId: { from: null, to: users.other.id },
        authorId: { from: null, to: users.other.id },
      }),
    ),
  ],
  'article.archive': [
    onArticle(archiveArticle),
    onArticle(restoreArticle, (team, id) => archiveArticle(team.actors.owner, id)),
  ],
  'article.delete': [onArticle(deleteArticle)],
  'text.write_own': [
    onArticle(
      (actor, id) => typeWords(actor, id, 'spring', 'autumn'),
      (team, id, actor) => setPeople(team.actors.owner, id, { authorId: { from: null, to: actor.userId } }),
    ),
  ],
  'text.write_any': [
    onArticle((actor, id) => typeWords(actor, id, 'spring', 'autumn')),
    onArticle(
      (actor, id) => restoreVersion(actor, id, 0, { id: newId(), baseVersion: 1 }),
      (team, id) => typeWords(team.actors.owner, id, 'spring', 'autumn'),
    ),
  ],
  'version.name': [
    onArticle((actor, id) => nameVersion(actor, id, { id: newId(), version: 0, name: 'As imported' })),
  ],

  annotate: [
    onArticle((actor, id) => annotate(actor, id, 'spring')),
    onAnnotation((actor, { articleId, annotationId }) => {
      const changes = { status: { from: 'unchecked', to: 'in_progress' } } as const;
      return changeAnnotation(actor, articleId, annotationId, { articleVersion: 0, changes });
    }),
    async (team, actor) => {
      const { articleId, annotationId } = await makeAnnotation(team.actors.other);
      const { id } = await addSource(team.actors.other);
      return () => linkSource(actor, articleId, annotationId, buildEvidence(id));
    },
  ],
  'annotation.delete_own': [
    async (_, actor) => {
      const { articleId, annotationId } = await makeAnnotation(as(actor, 'checker'));
      return () => deleteAnnotation(actor, articleId, annotationId);
    },
  ],
  'annotation.delete_any': [
    onAnnotation((actor, { articleId, annotationId }) => deleteAnnotation(actor, articleId, annotationId)),
    async ({ actors: { other } }, actor) => {
      const { articleId, annotationId } = await makeAnnotation(other);
      await deleteAnnotation(other, articleId, annotationId);
      return () => restoreAnnotation(actor, articleId, annotationId);
    },
  ],
  comment: [
    onAnnotation((actor, { articleId, annotationId }) =>
      addComment(actor, articleId, annotationId, { id: newId(), body: 'Says who?' }),
    ),
    async (_, actor) => {
      const path = await makeComment(as(actor, 'checker'));
      return () => editComment(actor, path, { body: 'Who says so?', version: 1 });
    },
    ...[{ resolved: true }, { blocking: true }].map(
      (change): Attempt =>
        async ({ actors: { other } }, actor) => {
          const { articleId, annotationId } = await makeComment(other);
          return () => changeThread(actor, articleId, annotationId, change);
        },
    ),
  ],
  'comment.react': [true, false].map((isOn): Attempt => async (team, actor) => {
    const path = await makeComment(team.actors.other);
    const before = as(actor, 'checker');
    if (!isOn) await setReaction(before, path, { kind: 'agree', isOn: true });
    return () => setReaction(actor, path, { kind: 'agree', isOn });
  }),
  'comment.delete_own': [
    async (_, actor) => {
      const path = await makeComment(as(actor, 'checker'));
      return () => deleteComment(actor, path);
    },
  ],
  'comment.delete_any': [
    async ({ actors: { other } }, actor) => {
      const path = await makeComment(other);
      return () => deleteComment(actor, path);
    },
  ],
  'item.assign': [
    onAnnotation((actor, { annotationId }, { users }) =>
      assignItems(actor, { items: [{ id: annotationId, from: null }], assigneeId: users.other.id }),
    ),
  ],

  'source.edit': [
    ready((actor) => addSource(actor)),
    ready((actor) => importSources(actor, [buildSource()])),
    onSource((actor, id) => changeSource(actor, id, { version: 1, title: 'The other title' })),
    async ({ actors: { other } }, actor) => {
      const [kept, gone] = [await addSource(other), await addSource(other)];
      const pair = { keptId: kept.id, goneId: gone.id, keptVersion: 1, goneVersion: 1 };
      return () => mergeSources(actor, { id: newId(), ...pair, take: [] });
    },
  ],
  'source.restrict_own': [
    async (_, actor) => {
      const { id } = await addSource(as(actor, 'checker'));
      return () => restrict(actor, id);
    },
  ],
  'source.restrict_any': [onSource(restrict)],
  'copy.keep': [onSource((actor, id) => keep(actor, id, `The quay holds, says ${newId()}.`))],
  'agent.edit': [
    ready((actor) => createAgent(actor, buildAgent())),
    async ({ actors: { other } }, actor) => {
      const [kept, gone] = [buildAgent(), buildAgent()];
      for (const agent of [kept, gone]) await createAgent(other, agent);
      return () => mergeAgents(actor, kept.id, { id: newId(), goneId: gone.id });
    },
  ],

  'review.prepare': [moving('prepare', 'imported'), moving('begin', 'preparing')],
  'review.submit': [
    async (team, actor) => {
      const articleId = await articleIn(team, 'checking', actor.userId);
      return () => moveArticle(actor, articleId, buildMove('submit', 'checking'));
    },
  ],
  'review.submit_any': [moving('submit', 'checking')],
  'review.assign': [
    onArticle((actor, id, { users }) => setPeople(actor, id, { leadId: { from: null, to: users.other.id } })),
  ],
  'review.sign': [moving('approve', 'in_review'), moving('request_changes', 'in_review')],
  'review.publish': [
    moving('publish', 'approved'),
    moving('open_correction', 'published'),
    moving('withdraw', 'published'),
  ],
  'double_check.set': [
    onArticle((actor, id, team) => askDoubleCheck(actor, id, buildAsk(team))),
    async (team, actor) => {
      const articleId = await makeArticle(team.actors.owner);
      const { check } = await askDoubleCheck(team.actors.owner, articleId, buildAsk(team));
      return () => cancelDoubleCheck(actor, articleId, check.id);
    },
  ],
  'double_check.decide': [
    async (team, actor) => {
      const two = [await addMember(team, 'checker'), await addMember(team, 'checker')] as const;
      const articleId = await makeArticle(team.actors.owner);
      const input = { id: newId(), checkerIds: [...two] as [string, string] };
      await askDoubleCheck(team.actors.owner, articleId, input);
      for (const userId of two) {
        await setFinished({ ...team.actors.checker, userId }, articleId, input.id, true);
      }
      return () => closeDoubleCheck(actor, articleId, input.id);
    },
  ],
  'report.share': [
    onReport((actor, id) => shareReport(actor, id, { id: newId(), options: DEFAULT_OPTIONS })),
    onReport((actor, id) => getReport(actor, id)),
    onShared((actor, id, { id: linkId, version }) =>
      changeReport(actor, id, linkId, { version, options: { ...DEFAULT_OPTIONS, showsTeam: true } }),
    ),
    onShared((actor, id, { id: linkId }) => revokeReport(actor, id, linkId)),
  ],
  'guest.invite': [
    onArticle((actor, id) => inviteGuest(actor, id, buildGuest())),
    onArticle((actor, id) => listGuests(actor, id)),
    async ({ actors }, actor) => {
      const [articleId, guest] = [await makeArticle(actors.owner), buildGuest()];
      await inviteGuest(actors.owner, articleId, guest);
      return () => revokeGuest(actor, articleId, guest.id);
    },
  ],

  'article.export': [onArticle((actor, id) => recordExport(actor, id, 'csv'))],
  'source.export': [ready((actor) => listLibraryIds(actor, {}, 10))],
  'activity.see': [onArticle((actor, id) => listArticleActivity(actor, id, {}))],
  'activity.export': [ready((actor) => exportActivity(actor, null))],
  'log.see_workspace': [ready((actor) => listActivity(actor, {}))],

  'sufficiency.set': [ready((actor) => setSufficiency(actor, { ...DEFAULT_SUFFICIENCY, primary: 2 }))],
  'verdicts.set': [
    async (_, actor) => {
      const { version } = await getScale(actor);
      return () => setVerdicts(actor, { version, to: { preset: 'rumours' } });
    },
  ],
  'signing.set': [ready((actor) => setSigning(actor, { approvals: 2, ratedApprovals: 2 }))],
  'invitation.see': [
    async ({ actors: { owner } }, actor) => {
      const { id } = await createInvitation(owner, INVITATION);
      return () => withdrawInvitation(actor, id);
    },
    async ({ actors: { owner } }, actor) => {
      await createInvitation(owner, INVITATION);
      return async () => ((await listInvitations(actor)).items.length > 0 ? 'seen' : HIDDEN);
    },
  ],
  'invitation.make': [ready((actor) => createInvitation(actor, INVITATION))],
  'address.see': [
    ready(async (actor) => {
      const { items } = await listMembers(actor);
      const others = items.filter(({ userId }) => userId !== actor.userId);
      return others.every(({ email }) => email === null) ? HIDDEN : 'seen';
    }),
  ],
  'member.reset': [onMember((actor, userId) => makeResetLink(actor, userId))],
  'member.remove': [onMember(removeMember)],
  'role.change': [onMember((actor, userId) => changeRole(actor, userId, 'checker'))],
  'workspace.rename': [ready((actor) => renameWorkspace(actor, `The desk of ${actor.role}`))],
};

const INVITATION = { role: 'viewer', days: 7, note: '' } as const;

function ready(act: (actor: Actor) => Promise<unknown>): Attempt {
  return (_, actor) => Promise.resolve(() => act(actor));
}

function onArticle(
  act: (actor: Actor, articleId: string, team: Team) => Promise<unknown>,
  before: (team: Team, articleId: string, actor: Actor) => Promise<unknown> = async () => {},
): Attempt {
  return async (team, actor) => {
    const articleId = await makeArticle(team.actors.other);
    await before(team, articleId, actor);
    return () => act(actor, articleId, team);
  };
}

type Path = Awaited<ReturnType<typeof makeAnnotation>>;

function onAnnotation(act: (actor: Actor, path: Path, team: Team) => Promise<unknown>): Attempt {
  return async (team, actor) => {
    const path = await makeAnnotation(team.actors.other);
    return () => act(actor, path, team);
  };
}

function onReport(act: (actor: Actor, articleId: string) => Promise<unknown>): Attempt {
  return async (team, actor) => {
    const articleId = await articleIn(team, 'published');
    return () => act(actor, articleId);
  };
}

function onShared(act: (actor: Actor, articleId: string, link: ReportLinkView) => Promise<unknown>): Attempt {
  return async (team, actor) => {
    const articleId = await articleIn(team, 'published');
    const input = { id: newId(), options: DEFAULT_OPTIONS };
    const { link } = await shareReport(team.actors.owner, articleId, input);
    if (!link) throw new Error('The report was not shared.');
    return () => act(actor, articleId, link);
  };
}

function onSource(act: (actor: Actor, sourceId: string) => Promise<unknown>): Attempt {
  return async (team, actor) => {
    const { id } = await addSource(team.actors.other);
    return () => act(actor, id);
  };
}

function onMember(act: (actor: Actor, userId: string) => Promise<unknown>): Attempt {
  return async (team, actor) => {
    const userId = await addMember(team, 'viewer');
    return () => act(actor, userId);
  };
}

// By somebody who checked nothing in it and does not lead it.
function moving(move: Move, from: ReviewState): Attempt {
  return async (team, actor) => {
    const articleId = await articleIn(team, from);
    return () => moveArticle(actor, articleId, buildMove(move, from));
  };
}

async function makeAnnotation(actor: Actor): Promise<{ articleId: string; annotationId: string }> {
  const articleId = await makeArticle(actor);
  const { id: annotationId } = await annotate(actor, articleId, '80 metres');
  return { articleId, annotationId };
}

async function makeComment(actor: Actor): Promise<Path & { commentId: string }> {
  const path = await makeAnnotation(actor);
  const commentId = newId();
  await addComment(actor, path.articleId, path.annotationId, { id: commentId, body: 'Says who?' });
  return { ...path, commentId };
}

async function restrict(actor: Actor, sourceId: string): Promise<unknown> {
  const readerIds = [actor.userId];
  return await setSourceAccess(actor, sourceId, {
    access: 'restricted',
    version: 1,
    readerIds,
    evenIfNobody: false,
  });
}

function buildAsk({ users: { checker, other } }: Team): AskInput {
  return { id: newId(), checkerIds: [checker.id, other.id] };
}
