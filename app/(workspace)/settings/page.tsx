import type { Metadata } from 'next';
import Link from 'next/link';

import { rename, saveSigning, saveSufficiency } from '@/app/(workspace)/settings/actions';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import { ScaleList } from '@/components/verdicts/scale-list';
import { InvitationList } from '@/components/workspaces/invitation-list';
import { InviteForm } from '@/components/workspaces/invite-form';
import { MemberList } from '@/components/workspaces/member-list';
import { NameForm } from '@/components/workspaces/name-form';
import { RoleTable } from '@/components/workspaces/role-table';
import { Setting } from '@/components/workspaces/setting';
import { SigningForm } from '@/components/workspaces/signing-form';
import { SufficiencyForm } from '@/components/workspaces/sufficiency-form';
import { can as may } from '@/lib/auth/abilities';
import { requirePageActor } from '@/lib/auth/session';
import { getSufficiency } from '@/lib/evidence/queries';
import { policySentences } from '@/lib/evidence/sufficiency-rules';
import { canMail } from '@/lib/mail/send-mail';
import { getSigning } from '@/lib/review/get-signing';
import { listSignerIds } from '@/lib/review/signers';
import { lackOfSigners } from '@/lib/review/signing-model';
import { getScale } from '@/lib/review/scale-queries';
import { pageSchema } from '@/lib/workspaces/model';
import { abilities } from '@/lib/workspaces/policy';
import { countOwners, getWorkspace, listInvitations, listMembers } from '@/lib/workspaces/queries';

export const metadata: Metadata = { title: 'Settings' };

const RESET =
  'This Galley sends no mail. Whoever has forgotten their password needs a link from you: “New password” makes one.';

type Search = Record<string, string | string[] | undefined>;

export default async function SettingsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await requirePageActor();
  const asked = await searchParams;
  const can = abilities(actor);
  const canReset = may(actor, 'member.reset') && !canMail();
  const [workspace, members, owners, invitations, policy, scale, signing, signerIds] = await Promise.all([
    getWorkspace(actor),
    listMembers(actor, pageOf(asked['members'])),
    countOwners(actor),
    listInvitations(actor, pageOf(asked['invitations'])),
    getSufficiency(actor),
    getScale(actor),
    getSigning(actor),
    listSignerIds(actor),
  ]);
  const lack = lackOfSigners(signing, signerIds.length);
  return (
    <>
      <PageHeader title="Settings" />
      <main id="content" tabIndex={-1} className="mx-auto max-w-3xl px-6 outline-none max-sm:px-4">
        <Setting title="Workspace">
          {can.rename ? (
            <NameForm label="Name" name={workspace.name} save={rename} />
          ) : (
            <p>{workspace.name}</p>
          )}
        </Setting>
        <Setting title="Verdicts" about="What a claim can be found to be.">
          <div className="flex flex-col items-start gap-4">
            <ScaleList scale={scale} />
            {may(actor, 'verdicts.set') && (
              <Link className={buttonClass()} href="/settings/verdicts">
                Change the verdicts
              </Link>
            )}
          </div>
        </Setting>
        <Setting
          title="Evidence"
          about="What a claim needs before it counts as verified. Claims that are verified already stay so."
        >
          {can.setSufficiency ? (
            <SufficiencyForm policy={policy} save={saveSufficiency} />
          ) : (
            <ul className="list-disc pl-5">
              {policySentences(policy).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        </Setting>
        <Setting
          id="sign-off"
          title="Sign-off"
          about="How many reviewers approve an article before it can be published. Nobody approves an article in which they checked a claim."
        >
          {lack !== null && (
            <p className="mb-4 max-w-prose rounded-2 border border-line-2 bg-raised px-4 py-2.5">{lack}</p>
          )}
          {may(actor, 'signing.set') ? (
            <SigningForm signing={signing} save={saveSigning} />
          ) : (
            <p>
              An article needs {approvalsInWords(signing.approvals)}, and{' '}
              {approvalsInWords(signing.ratedApprovals)} where a claim has a verdict.
            </p>
          )}
        </Setting>
        <Setting title="Members" {...(canReset && { about: RESET })}>
          <MemberList
            members={members.items}
            ownId={actor.userId}
            owners={owners}
            can={can}
            canReset={canReset}
          />
          <Pages name="members" present={asked['members']} next={members.nextCursor} />
        </Setting>
        {can.seeInvitations && (
          <Setting
            title="Invitations"
            about="A link lets one person join. Send it by whatever way you trust: whoever opens it first is in."
          >
            <div className="flex flex-col gap-6">
              <InviteForm roles={can.invite} mails={canMail()} />
              <InvitationList invitations={invitations.items} />
              <Pages name="invitations" present={asked['invitations']} next={invitations.nextCursor} />
            </div>
          </Setting>
        )}
        <Setting
          title="Who may do what"
          about="Everybody here reads articles, annotations and sources; a restricted source only those who are named with it. What each role may do besides:"
        >
          <RoleTable own={actor.role} />
        </Setting>
      </main>
    </>
  );
}

function approvalsInWords(count: number): string {
  return count === 1 ? 'one approval' : `${count} approvals`;
}

function pageOf(cursor: string | string[] | undefined) {
  return { limit: 100, cursor: pageSchema.shape.cursor.safeParse(cursor).data };
}

function Pages({
  name,
  present,
  next,
}: {
  name: 'members' | 'invitations';
  present: string | string[] | undefined;
  next: string | null;
}) {
  if (present === undefined && next === null) return null;
  return (
    <p className="mt-3 flex gap-2">
      {present !== undefined && (
        <Link href="/settings" className={buttonClass('quiet', 'small')}>
          First page
        </Link>
      )}
      {next !== null && (
        <Link href={`/settings?${name}=${next}`} className={buttonClass('quiet', 'small')}>
          Next page
        </Link>
      )}
    </p>
  );
}
