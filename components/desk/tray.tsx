'use client';

import clsx from 'clsx';
import { ChevronDown, MapPinOff } from 'lucide-react';
import { useId } from 'react';
import { KindDot, kindColour } from '@/components/annotations/kind-mark';
import { KIND_LABELS } from '@/components/annotations/labels';
import { wordState } from '@/components/annotations/word-state';
import { wordsOf } from '@/components/annotations/words-of';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import { usePreference } from '@/components/desk/preference';
import { letGoOf } from '@/components/desk/word-verbs';
import { Button } from '@/components/ui/button';
import type { AnnotationView } from '@/lib/annotations/model';

/** What has lost its place in the text, always in sight: no filter hides it. Nothing while everything has its place. */
export function Tray() {
  const { desk } = useDesk();
  const [isOpen, setIsOpen] = usePreference('tray-open', true);
  const listId = useId();
  const lost = useDeskState((state) => desk.derived.lost(state.annotations));
  if (lost.length === 0) return null;
  const gone = lost.filter(({ kind }) => kind === 'cleared');
  const rest = lost.filter(({ kind }) => kind !== 'cleared');
  return (
    <section className="tray" aria-label="Lost their place">
      <button
        type="button"
        className="tray-head"
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => setIsOpen(!isOpen)}
      >
        <MapPinOff className="size-4" aria-hidden />
        Lost their place <b>({lost.length})</b>
        <ChevronDown className={clsx('ml-auto size-4', isOpen && 'rotate-180')} aria-hidden />
      </button>
      <div id={listId} hidden={!isOpen} className="tray-list">
        <Entries annotations={rest} />
        {gone.length > 0 && (
          <>
            {/* What was read and is gone: nothing is left there to check. */}
            <h3 className="tray-title">Cleared sentences that are gone</h3>
            <Entries annotations={gone} />
          </>
        )}
      </div>
    </section>
  );
}

function Entries({ annotations }: { annotations: readonly AnnotationView[] }) {
  if (annotations.length === 0) return null;
  return (
    <ul>
      {annotations.map((annotation) => (
        <Entry key={annotation.id} annotation={annotation} />
      ))}
    </ul>
  );
}

function Entry({ annotation }: { annotation: AnnotationView }) {
  const { desk } = useDesk();
  const { id, kind } = annotation;
  const isActive = useDeskState((state) => state.activeId === id);
  const open = () => {
    desk.activate(id);
    desk.want(id, 'card');
  };
  return (
    <li className="tray-entry" data-active={isActive || undefined}>
      <button type="button" className="tray-open" onClick={open}>
        <KindDot kind={kind} />
        <span className={clsx('shrink-0 font-semibold', kindColour(kind))}>{KIND_LABELS[kind].one}</span>
        <q className="min-w-0 flex-1 truncate font-text" dir="auto">
          {wordsOf(annotation)}
        </q>
        <span className="shrink-0 text-[12.5px] text-bad">{wordState(annotation)?.short}</span>
      </button>
      {letGoOf(desk, annotation) !== null && (
        <Button size="small" variant="plain" onClick={() => desk.actions.letGo(id)}>
          Let go<span className="sr-only"> of {wordsOf(annotation).slice(0, 60)}</span>
        </Button>
      )}
    </li>
  );
}
