'use client';

import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { STATEMENT_FIELDS } from '@/components/annotations/field-definitions';
import { DECISION_LABELS, FLAG_LABELS, KIND_LABELS, STATUS_LABELS } from '@/components/annotations/labels';
import { wordState } from '@/components/annotations/word-state';
import { wordsOf } from '@/components/annotations/words-of';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import type { DeskController } from '@/components/desk/desk-controller';
import { sourceLine } from '@/components/evidence/source-line';
import { RELATION_VERBS } from '@/lib/evidence/rules';
import type { EvidenceView } from '@/lib/evidence/model';
import type { AnnotationView } from '@/lib/annotations/model';
import { decisionOf, isItem, isLost, isStale } from '@/lib/annotations/rules';

/** What is shown of the annotations, as numbered notes below the text: real paper has no cards. There only while it is printed. */
export function PrintedNotes() {
  const { desk } = useDesk();
  const [notes, setNotes] = useState<readonly AnnotationView[]>([]);

  useEffect(() => {
    const begin = () => {
      const shown = desk.ui.state.mode === 'read' ? [] : printed(desk);
      // What is not there when this returns is not printed.
      flushSync(() => setNotes(shown));
      desk.paper?.showNumbers(
        shown.flatMap((annotation, index) => {
          // What has lost its place is listed, and has no number in the text.
          const ranges = annotation.ranges.filter((range) => !isLost(range));
          const content = ranges.filter((range) => range.role === 'content');
          const ends = (content.length > 0 ? content : ranges).map((range) => range.end);
          return ends.length > 0 ? [{ number: index + 1, end: Math.max(...ends) }] : [];
        }),
      );
    };
    const end = () => {
      setNotes([]);
      desk.paper?.showNumbers([]);
    };
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, [desk]);

  if (notes.length === 0) return null;
  return (
    <section className="printed-notes" aria-label="Notes">
      <ol>
        {notes.map((annotation) => (
          <Note key={annotation.id} annotation={annotation} />
        ))}
      </ol>
    </section>
  );
}

// Those that have lost their place are printed in any case, after those that a filter may choose.
function printed({ derived, store }: DeskController): readonly AnnotationView[] {
  const filtered = derived.filtered(store.state);
  const isFiltered = new Set(filtered);
  return [...filtered, ...derived.lost(store.state.annotations).filter((each) => !isFiltered.has(each))];
}

function Note({ annotation }: { annotation: AnnotationView }) {
  const { kind, status, flags, fields, evidence, override } = annotation;
  const parts = [
    KIND_LABELS[kind].one,
    ...(isItem(kind) ? [STATUS_LABELS[status]] : []),
    ...(kind === 'suggestion' ? [DECISION_LABELS[decisionOf(annotation)]] : []),
    ...(isStale(annotation) ? ['Stale'] : []),
  ];
  const title = parts.join(', ');
  const state = wordState(annotation);
  const words = wordsOf(annotation);
  const statement: unknown = Reflect.get(fields, STATEMENT_FIELDS[kind] ?? '');
  return (
    <li>
      <b>{title}</b> {words === '' ? '(whole article)' : <q dir="auto">{words}</q>}
      {typeof statement === 'string' && statement !== '' && <p dir="auto">{statement}</p>}
      {state && <p>{state.line}</p>}
      {flags.length > 0 && <p>{flags.map(({ name }) => FLAG_LABELS[name]).join('; ')}</p>}
      {override && <p dir="auto">Verified with less evidence than is asked for: {override.reason}</p>}
      {evidence.map((link) => (
        <Link key={link.id} link={link} />
      ))}
    </li>
  );
}

function Link({ link: { sourceId, relation, locator } }: { link: EvidenceView }) {
  const source = useDeskState((state) => state.sources.get(sourceId) ?? null);
  return (
    <p dir="auto">
      {[`${RELATION_VERBS[relation]}: ${source ? sourceLine(source) : 'a source'}`, locator]
        .filter(Boolean)
        .join(', ')}
    </p>
  );
}
