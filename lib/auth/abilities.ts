import { hasRole, type Actor, type Role } from '@/lib/auth/actor';

/** Under what heading Settings shows an ability. */
export const ABILITY_GROUPS = {
  articles: 'Articles and their text',
  checking: 'Checking',
  sources: 'Sources and people',
  review: 'Review and publication',
  record: 'Record and exports',
  workspace: 'Workspace and members',
} as const;
export type AbilityGroup = keyof typeof ABILITY_GROUPS;

interface AbilityRow {
  group: AbilityGroup;
  /** The narrowest role that has it; wider ones have it too. */
  least: Role;
  /** What it lets a person do, in words for Settings. */
  label: string;
  /** What the role alone does not decide, or empty. */
  note: string;
}

/**
 * Who may do what: the one table that every policy asks and that Settings shows. Where something depends on more than the role (whose it
 * is, who leads the article), an ability for one's own stands beside one for any, and the policy of the room joins them.
 */
export const ABILITIES = {
  'article.import': row('articles', 'checker', 'Bring articles in'),
  'article.edit': row('articles', 'checker', 'Change title, byline, dates and the like'),
  'article.assign': row('articles', 'editor', 'Say who the author is'),
  'article.archive': row('articles', 'editor', 'Archive and restore'),
  'article.delete': row('articles', 'editor', 'Delete for good'),
  'text.write_own': row('articles', 'viewer', 'Write in a text as its author', 'Articles assigned to them'),
  'text.write_any': row('articles', 'editor', 'Write in any text'),
  'version.name': row('articles', 'checker', 'Name versions'),

  annotate: row('checking', 'checker', 'Annotate, set status and verdict, link sources'),
  'annotation.delete_own': row('checking', 'checker', 'Delete an annotation and bring it back', 'Their own'),
  'annotation.delete_any': row('checking', 'editor', 'Delete any annotation'),
  comment: row(
    'checking',
    'checker',
    'Comment, ask, resolve threads, mark them as blocking',
    'Words are changed by their writer only',
  ),
  'comment.react': row('checking', 'checker', 'React to comments'),
  'comment.delete_own': row('checking', 'checker', 'Delete a comment', 'Their own'),
  'comment.delete_any': row('checking', 'editor', 'Delete any comment'),
  'item.assign': row('checking', 'checker', 'Assign items to people'),

  'source.edit': row(
    'sources',
    'checker',
    'Add, import, change and merge sources',
    'Those that they may see',
  ),
  'source.restrict_own': row(
    'sources',
    'checker',
    'Restrict a source to named people',
    'Those that they added; the people named may open it again',
  ),
  'source.restrict_any': row('sources', 'editor', 'Restrict any source', 'Those that they may see'),
  'copy.keep': row('sources', 'checker', 'Keep copies of sources', 'Those that they may see'),
  'agent.edit': row('sources', 'checker', 'Add, change and merge people and organisations'),

  'review.prepare': row('review', 'checker', 'Take an article into preparation and checking'),
  'review.submit': row('review', 'checker', 'Hand an article in for review', 'Articles that they lead'),
  'review.submit_any': row('review', 'reviewer', 'Hand in any article'),
  'review.assign': row('review', 'reviewer', 'Set lead checker, reviewers and due time'),
  'review.sign': row(
    'review',
    'reviewer',
    'Approve, or ask for changes',
    'Not where they checked a claim last',
  ),
  'review.publish': row('review', 'editor', 'Publish, correct and withdraw'),
  'double_check.set': row('review', 'reviewer', 'Ask two people to check independently'),
  'double_check.decide': row(
    'review',
    'reviewer',
    'Decide where two checkers differ',
    'Not as one of the two',
  ),
  'report.share': row('review', 'editor', 'Share a public report and revoke it'),
  'guest.invite': row('review', 'editor', 'Invite guests to one article and revoke their links'),

  'article.export': row('record', 'viewer', 'Export articles', 'Without sources that they may not see'),
  'source.export': row('record', 'viewer', 'Export the library of sources', 'Without restricted ones'),
  'activity.see': row('record', 'viewer', 'See the activity of articles'),
  'activity.export': row('record', 'editor', 'Export activity'),
  'log.see_workspace': row('record', 'editor', 'See the activity of the workspace'),

  'sufficiency.set': row('workspace', 'editor', 'Say what a claim needs to be verified'),
  'verdicts.set': row('workspace', 'editor', 'Set the scale of verdicts'),
  'signing.set': row('workspace', 'editor', 'Say how many must approve'),
  'invitation.see': row('workspace', 'editor', 'See and withdraw invitation links'),
  'invitation.make': row('workspace', 'editor', 'Invite members', 'Never into a wider role than their own'),
  'address.see': row('workspace', 'editor', 'See members’ e-mail addresses', 'Everybody sees their own'),
  'member.reset': row('workspace', 'owner', 'Issue links for a new password'),
  'member.remove': row('workspace', 'owner', 'Remove members', 'Anybody may leave'),
  'role.change': row('workspace', 'owner', 'Change roles', 'One owner always stays'),
  'workspace.rename': row('workspace', 'owner', 'Rename the workspace'),
} satisfies Record<string, AbilityRow>;
export type Ability = keyof typeof ABILITIES;

/** Whether the actor's role has the ability; conditions beyond the role are for the room's policy. */
export function can(actor: Pick<Actor, 'role'>, ability: Ability): boolean {
  return hasRole(actor, ABILITIES[ability].least);
}

/** Whether the actor may give this role to others by a link: never a wider one than their own. */
export function canGiveRole(actor: Pick<Actor, 'role'>, role: Role): boolean {
  return can(actor, 'invitation.make') && hasRole(actor, role);
}

function row(group: AbilityGroup, least: Role, label: string, note = ''): AbilityRow {
  return { group, least, label, note };
}
