'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { PAUSE_MS, watchSigns } from '@/components/desk/live/signs-of-life';
import { unsentWords } from '@/components/guests/unsent-words';
import { useGuestLive } from '@/components/guests/use-guest-live';
import { useHeldPlace } from '@/components/guests/use-held-place';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { newsWords, type GuestOutline } from '@/lib/guests/outline-rules';

const MOMENT_MS = 400;

interface GuestLiveProps {
  token: string;
  /** What the page shows. */
  outline: GuestOutline;
}

/**
 * At the foot of the window, what is new on the page, until it is let in: by the button, by its key, or by itself when nobody does anything
 * here for a while. Never by itself while something is being written.
 */
export function GuestLive({ token, outline }: GuestLiveProps) {
  const foot = useRef<HTMLOutputElement>(null);
  const { isGone, isLoading, news, letIn } = useGuestLive(token, outline);
  const words = newsWords(news);
  const version = JSON.stringify(outline);

  useHeldPlace(foot, version);
  const isNew = useLasting(words !== null && !isGone);
  useLetIn(isNew, letIn);

  const show = () => {
    // The button goes away; whoever writes goes on.
    document.querySelector<HTMLElement>('aside textarea')?.focus({ preventScroll: true });
    letIn();
  };

  if (isGone) return <Gone />;
  return (
    <output
      ref={foot}
      className="pointer-events-none fixed inset-x-0 bottom-4 z-20 flex justify-center px-4 print:hidden"
    >
      {isNew && (
        <span className="pointer-events-auto flex flex-wrap items-center gap-3 rounded-3 border border-line-2 bg-raised px-4 py-2 text-[13.5px] shadow-card">
          <span>{words}</span>
          <Button size="small" onClick={show} disabled={isLoading}>
            Show <Kbd>R</Kbd>
          </Button>
        </span>
      )}
    </output>
  );
}

/** Whether something is so, and was a moment ago: what one sends oneself is heard of before or after it is shown. */
function useLasting(isSo: boolean): boolean {
  const [wasSo, setWasSo] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWasSo(isSo), isSo ? MOMENT_MS : 0);
    return () => clearTimeout(timer);
  }, [isSo]);
  return isSo && wasSo;
}

function useLetIn(isNew: boolean, letIn: () => void): void {
  const show = useEffectEvent(letIn);
  useEffect(() => {
    if (!isNew) return;
    const press = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.closest('textarea, input') !== null;
      if (event.key.toLowerCase() !== 'r' || isTyping || event.ctrlKey || event.metaKey || event.altKey)
        return;
      event.preventDefault();
      show();
    };
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (!isBusy()) show();
        wait();
      }, PAUSE_MS);
    };
    wait();
    window.addEventListener('keydown', press);
    const stopWatching = watchSigns(wait);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', press);
      stopWatching();
    };
  }, [isNew]);
}

// A field that is open, words that are selected, as for copying.
function isBusy(): boolean {
  return document.querySelector('textarea') !== null || !(document.getSelection()?.isCollapsed ?? true);
}

/** Over the page, when the link was closed while something was being written in it. */
function Gone() {
  const [drafts] = useState(() => unsentWords(document.querySelectorAll('textarea')));
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  if (drafts.length === 0) return null;
  return (
    <section className="fixed inset-0 z-30 grid place-content-center gap-3 overflow-y-auto bg-paper p-6">
      <h1 ref={title} tabIndex={-1} className="text-[20px] font-semibold">
        This link does not open anything any more
      </h1>
      <p className="max-w-md text-ink-2">
        It was taken back, or its time is over. What you were writing was not sent; copy it from here, and ask
        whoever sent the link.
      </p>
      {drafts.map((draft) => (
        <p
          key={draft}
          dir="auto"
          className="max-w-md rounded-2 border border-line bg-raised p-3 whitespace-pre-wrap wrap-anywhere"
        >
          {draft}
        </p>
      ))}
    </section>
  );
}
