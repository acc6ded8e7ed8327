'use client';

import { ExternalLink } from 'lucide-react';
import { useCallback, useState } from 'react';
import { ReportOptionList } from '@/components/articles/report-options';
import { changeReport, readReport, revokeReport, shareReport } from '@/components/articles/report-requests';
import type { Answer } from '@/components/ui/ask';
import { Answered } from '@/components/ui/answered';
import { Button, buttonClass } from '@/components/ui/button';
import { CopyField } from '@/components/ui/copy-field';
import { ConfirmDialog, Dialog } from '@/components/ui/dialog';
import { useAnswer } from '@/components/ui/use-answer';
import {
  DEFAULT_OPTIONS,
  REPORT_SECONDS,
  type ReportLinkView,
  type ReportOptions,
  type ReportView,
} from '@/lib/report/model';

interface ReportDialogProps {
  article: { id: string; title: string };
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The link under which anybody reads what was checked in an article: made, copied, set up and revoked. */
export function ReportDialog({ article, open, onOpenChange }: ReportDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Public report"
      description={<bdi>{article.title}</bdi>}
    >
      {open && <ReportPart articleId={article.id} />}
    </Dialog>
  );
}

function ReportPart({ articleId }: { articleId: string }) {
  const ask = useCallback(() => readReport(articleId), [articleId]);
  const asked = useAnswer(ask);
  return (
    <Answered asked={asked} waiting="Looking for its link …">
      {(view) => <ReportState articleId={articleId} read={view} onStale={asked.retry} />}
    </Answered>
  );
}

interface ReportStateProps {
  articleId: string;
  /** How it stood when the dialog was opened. */
  read: ReportView;
  /** Something else was found than what is shown. */
  onStale: () => void;
}

function ReportState({ articleId, read, onStale }: ReportStateProps) {
  const [view, setView] = useState(read);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const send = async (work: () => Promise<Answer<ReportView>>) => {
    setIsBusy(true);
    const answer = await work();
    setIsBusy(false);
    setFailure(answer.ok ? null : answer.message);
    if (answer.ok) setView(answer.value);
  };
  const { standing, link } = view;
  return (
    <div className="flex flex-col gap-4">
      {failure !== null && (
        <div role="alert" className="flex flex-wrap items-center gap-3 rounded-2 bg-query-bg px-4 py-2.5">
          <span className="min-w-0 flex-1">{failure}</span>
          <Button size="small" onClick={onStale}>
            Look again
          </Button>
        </div>
      )}
      {standing === 'withdrawn' && (
        <p>This article was withdrawn. Its readers find the note of the withdrawal, and nothing else.</p>
      )}
      {link ? (
        <SharedLink
          key={link.id}
          link={link}
          isBusy={isBusy}
          onChange={(options) => send(() => changeReport(articleId, link, options))}
          onRevoke={() => send(() => revokeReport(articleId, link))}
        />
      ) : (
        <NewLink
          standing={standing}
          isBusy={isBusy}
          onShare={(options) => void send(() => shareReport(articleId, options))}
        />
      )}
    </div>
  );
}

interface NewLinkProps {
  standing: ReportView['standing'];
  isBusy: boolean;
  onShare: (options: ReportOptions) => void;
}

function NewLink({ standing, isBusy, onShare }: NewLinkProps) {
  const [options, setOptions] = useState(DEFAULT_OPTIONS);
  if (standing === 'withdrawn') return null;
  if (standing === 'unpublished') {
    return (
      <p>
        It is not published yet. When it is, you can share what was checked in it: readers are given the text
        and the findings as they were published, not what is being written.
      </p>
    );
  }
  return (
    <>
      <p className="text-ink-2">
        Anybody with the link reads the text as it was published, the claims and quotes, what was found, and
        the evidence. Queries, notes, comments, flags and names of the team are not in it. Restricted sources,
        and people who are not on the record, are told by the description that was agreed, and counted.
      </p>
      <ReportOptionList options={options} onChange={setOptions} />
      <Button variant="primary" busy={isBusy} className="self-start" onClick={() => onShare(options)}>
        Make link
      </Button>
    </>
  );
}

interface SharedLinkProps {
  link: ReportLinkView;
  isBusy: boolean;
  onChange: (options: ReportOptions) => Promise<void>;
  onRevoke: () => Promise<void>;
}

function SharedLink({ link, isBusy, onChange, onRevoke }: SharedLinkProps) {
  const [isAsking, setIsAsking] = useState(false);
  // What was chosen shows at once; when it was refused, what stands comes back.
  const [chosen, setChosen] = useState<ReportOptions | null>(null);
  const { showsText, showsTeam, isListed } = link;
  const choose = async (options: ReportOptions) => {
    setChosen(options);
    await onChange(options);
    setChosen(null);
  };
  return (
    <>
      <CopyField
        label="Link for readers"
        path={link.path}
        acts={
          <a href={link.path} target="_blank" rel="noopener" className={buttonClass()}>
            <ExternalLink className="size-4" aria-hidden /> Open
          </a>
        }
      >
        Readers see a change within {REPORT_SECONDS} seconds.
      </CopyField>
      <ReportOptionList
        options={chosen ?? { showsText, showsTeam, isListed }}
        isBusy={isBusy}
        onChange={(options) => void choose(options)}
      />
      <Button variant="danger" className="self-start" onClick={() => setIsAsking(true)}>
        Revoke link…
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title="Revoke this link?"
        description="It leads nowhere any more, wherever it was sent or printed. A new link will be another one."
        action="Revoke link"
        onConfirm={onRevoke}
      />
    </>
  );
}
