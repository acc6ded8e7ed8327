import type { LogEvent, Phrase } from '@/lib/activity/model';
import { fromTo, inWords, plain, quoted, textAt, type Telling } from '@/lib/activity/say-rules';

/** What happens to the workspace, to who belongs to it, and what is taken out of it. */
export const WORKSPACE_EVENTS: Record<string, Telling> = {
  'workspace.created': plain('permissions', 'made the workspace'),
  'workspace.renamed': {
    group: 'permissions',
    say: ({ data }) => [
      'renamed the workspace',
      ...quoted(' from ', textAt(data, 'from')),
      ...quoted(' to ', textAt(data, 'to')),
    ],
  },
  'workspace.sufficiency_set': plain('permissions', 'set what a claim needs to be verified'),
  'workspace.verdicts_set': plain('permissions', 'set the scale of verdicts'),
  'workspace.signing_set': plain('permissions', 'set what signing off takes'),

  'invitation.created': {
    group: 'permissions',
    say: ({ data }) => [`made an invitation link for ${role(textAt(data, 'role'))}`],
  },
  'invitation.withdrawn': plain('permissions', 'withdrew an invitation link'),
  'member.joined': {
    group: 'permissions',
    say: ({ data }) => [`joined the workspace as ${role(textAt(data, 'role'))}`],
  },
  'member.role_changed': {
    group: 'permissions',
    say: (event) => ['changed the role of ', ...subject(event), fromTo(event.data).toLowerCase()],
  },
  'member.removed': {
    group: 'permissions',
    say: (event) => ['removed ', ...subject(event), ' from the workspace'],
  },
  'member.reset_link_made': {
    group: 'permissions',
    say: (event) => ['made a link for a new password of ', ...subject(event)],
  },
  'member.reset_link_used': plain('permissions', 'chose a new password by a link that an owner made'),
  'member.left': plain('permissions', 'left the workspace'),

  'activity.exported': {
    group: 'exports',
    say: ({ data }) => {
      const [events, hash] = [textAt(data, 'events'), textAt(data, 'hash')];
      if (events === '' || hash === '') return ['exported the activity'];
      return [`exported the activity: ${events} entries, final hash ${hash.slice(0, 12)}…`];
    },
  },
  'library.exported': {
    group: 'exports',
    say: ({ data }) => [
      `exported sources of the library (${textAt(data, 'sources') || 'unknown'}) as ${textAt(data, 'format') || 'a file'}`,
    ],
  },
};

function subject({ subjectId }: LogEvent): Phrase[] {
  return subjectId === null ? ['somebody'] : [{ person: subjectId }];
}

function role(name: string): string {
  const words = inWords(name).toLowerCase();
  if (words === '') return 'member';
  return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`;
}
