import { useState } from 'react';
import { askAllIntegrity, type SourcePlace } from '@/components/captures/capture-requests';
import type { Integrity } from '@/lib/captures/model';

/** Checks the bytes of all copies of a source against their fingerprints, some at a time, and tells what came of it. */
export function useCheckedCopies(place: SourcePlace) {
  const [checks, setChecks] = useState<ReadonlyMap<string, Integrity>>(new Map());
  const [summary, setSummary] = useState('');
  const [isChecking, setIsChecking] = useState(false);

  const checkAll = async () => {
    setIsChecking(true);
    setSummary('Checking…');
    const found = new Map<string, Integrity>();
    let cursor: number | null = null;
    let said = '';
    do {
      const answer = await askAllIntegrity(place, cursor);
      if (!answer.ok) {
        said = answer.message;
        break;
      }
      for (const check of answer.value.items) found.set(check.captureId, check);
      cursor = answer.value.nextCursor;
      setChecks(new Map(found));
    } while (cursor !== null);
    const damaged = [...found.values()].filter(({ isWhole }) => !isWhole);
    setSummary(
      said ||
        summaryOf(
          found.size,
          damaged.map(({ number }) => number),
        ),
    );
    setIsChecking(false);
  };

  return { checks, summary, isChecking, checkAll };
}

function summaryOf(count: number, damaged: readonly number[]): string {
  if (damaged.length > 0)
    return `Damaged: ${damaged.length === 1 ? 'copy' : 'copies'} ${damaged.join(', ')}.`;
  return count === 1 ? 'The copy is as it was kept.' : `All ${count} are as they were kept.`;
}
