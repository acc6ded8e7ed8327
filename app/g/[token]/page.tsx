import type { Metadata } from 'next';
import { connection } from 'next/server';
import { RelativeTime } from '@/components/articles/relative-time';
import { GuestItems } from '@/components/guests/guest-items';
import { GuestLive } from '@/components/guests/guest-live';
import { GuestText } from '@/components/guests/guest-text';
import { findGuest } from '@/lib/guests/queries';
import { readGuestDesk } from '@/lib/guests/guest-desk';
import type { Guest } from '@/lib/guests/model';
import { noteGuestSeen } from '@/lib/guests/note-seen';
import { outlineDesk } from '@/lib/guests/outline-desk';
import { beginsWithTitle } from '@/lib/guests/rules';
import { answerHere, sayHere } from './actions';

export const metadata: Metadata = {
  title: 'For you to read',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

export default async function GuestPage({ params }: { params: Promise<{ token: string }> }) {
  // What a link opens is looked at each time.
  await connection();
  const { token } = await params;
  const found = await findGuest(token);
  // A link that was revoked is told no more than one that never was.
  if (found?.state !== 'open') return <Closed isExpired={found?.state === 'expired'} />;
  const { guest } = found;
  await noteGuestSeen(guest);
  const desk = await readGuestDesk(guest);
  const lang = desk.language || undefined;
  const hasOwnTitle = beginsWithTitle(desk);
  return (
    <div className="relative h-dvh overflow-y-auto [overflow-anchor:none]">
      <header className="border-b border-line bg-desk py-4">
        <div className="mx-auto max-w-6xl px-6 max-md:px-4">
          {!hasOwnTitle && (
            <h1
              dir="auto"
              lang={lang}
              className="mb-1 text-left font-text text-[22px] font-semibold wrap-anywhere"
            >
              {desk.title}
            </h1>
          )}
          <p className="text-[13.5px] text-ink-2">
            You are reading as <bdi className="font-medium text-ink">{guest.name}</bdi>. {mayWords(guest)} The
            link opens this article only, and closes <RelativeTime at={guest.expiresAt.toISOString()} />. Do
            not pass it on.
          </p>
          {guest.mayDownload && (
            <p className="mt-1 text-[13.5px]">
              <a
                href={`/g/${token}/word`}
                download
                className="inline-flex min-h-8 items-center text-accent underline underline-offset-2"
              >
                Download as Word
              </a>{' '}
              <span className="text-ink-2">with what is marked as comments</span>
            </p>
          )}
          {!desk.isOpen && (
            <p className="mt-1 text-[13.5px] font-medium text-ink">
              The article is not being worked on now: it can be read, and nothing can be added.
            </p>
          )}
        </div>
      </header>
      <div className="mx-auto grid max-w-6xl grid-cols-[minmax(0,3fr)_minmax(0,2fr)] gap-10 p-6 max-lg:grid-cols-1 max-md:p-4">
        <main id="content">
          <GuestText doc={desk.doc} items={desk.items} language={desk.language} hasTitle={hasOwnTitle} />
        </main>
        <GuestItems
          token={token}
          items={desk.items}
          may={{ comment: guest.mayComment && desk.isOpen, answer: guest.mayAnswer && desk.isOpen }}
          say={sayHere}
          answer={answerHere}
        />
      </div>
      <GuestLive token={token} outline={outlineDesk(desk)} />
    </div>
  );
}

function mayWords({ mayComment, mayAnswer }: Guest): string {
  if (mayComment && mayAnswer) return 'You may answer the questions to the author, and comment.';
  if (mayAnswer) return 'You may answer the questions to the author.';
  return mayComment ? 'You may comment on what is marked.' : 'You may read along.';
}

function Closed({ isExpired }: { isExpired: boolean }) {
  return (
    <main id="content" className="mx-auto grid min-h-dvh max-w-md place-content-center gap-2 p-6 text-center">
      <h1 className="text-[20px] font-semibold">
        {isExpired ? 'This link has expired' : 'This link does not open anything'}
      </h1>
      <p className="text-ink-2">
        {isExpired
          ? 'It opened an article until a day that is over. Ask whoever sent it for a new one.'
          : 'Perhaps part of it is missing, or it was taken back. Ask whoever sent it.'}
      </p>
    </main>
  );
}
