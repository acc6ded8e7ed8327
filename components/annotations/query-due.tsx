'use client';

import { DueTime } from '@/components/articles/due-time';
import type { AnnotationView } from '@/lib/annotations/model';
import { isFinished } from '@/lib/annotations/rules';

/** By when a query is to be answered, and that it is overdue; nothing where no day was named. What was answered is not overdue. */
export function QueryDue({ annotation }: { annotation: AnnotationView }) {
  if (annotation.kind !== 'query') return null;
  const { dueAt = '', answer = '' } = annotation.fields;
  if (dueAt === '') return null;
  return (
    <p className="mt-1 text-[13px] text-ink-2">
      <DueTime due={dueAt} isOver={answer.trim() !== '' || isFinished(annotation.status)} />
    </p>
  );
}
