'use client';

import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { STATEMENT_FIELDS } from '@/components/annotations/field-definitions';
import { FLAG_LABELS, KIND_LABELS, STATUS_LABELS } from '@/components/annotations/labels';
import { wordsOf } from '@/components/annotations/words-of';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import { sourceLine } from '@/components/evidence/source-line';
import { RELATION_VERBS } from '@/lib/annotations/evidence-rules';
import type { AnnotationView, EvidenceView } from '@/lib/annotations/model';
import { isItem } from '@/lib/annotations/rules';

/** What is shown of the annotations, as numbered notes below the text: real paper has no cards. There only while it is printed. */
export function PrintedNotes() {
  const { desk } = useDesk();
  const [notes, setNotes] = useState<readonly AnnotationView[]>([]);

  useEffect(() => {
    const begin = () => {
      const shown = desk.ui.state.mode === 'read' ? [] : desk.derived.filtered(desk.store.state);
      // What is not there when this returns is not printed.
      flushSync(() => setNotes(shown));
      desk.paper?.showNumbers(
        shown.flatMap(({ ranges }, index) => {
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

function Note({ annotation }: { annotation: AnnotationView }) {
  const { kind, status, flags, fields, evidence } = annotation;
  const title = isItem(kind) ? `${KIND_LABELS[kind].one}, ${STATUS_LABELS[status]}` : KIND_LABELS[kind].one;
  const words = wordsOf(annotation);
  const statement: unknown = Reflect.get(fields, STATEMENT_FIELDS[kind] ?? '');
  return (
    <li>
      <b>{title}</b> {words === '' ? '(whole article)' : <q dir="auto">{words}</q>}
      {typeof statement === 'string' && statement !== '' && <p dir="auto">{statement}</p>}
      {flags.length > 0 && <p>{flags.map(({ name }) => FLAG_LABELS[name]).join('; ')}</p>}
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
