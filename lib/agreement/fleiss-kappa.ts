import {
  agreementOf,
  countValues,
  judgementsOf,
  notDefined,
  sumUnlike,
  type Agreement,
  type Unit,
} from '@/lib/agreement/agreement';

/**
 * Fleiss' κ for any number of people (J. L. Fleiss, Measuring Nominal Scale Agreement Among Many Raters, 1971). Each item needs the
 * same number of judgements, two at least, but they need not be of the same people. Items without any judgement are left out.
 */
export function fleissKappa(units: readonly Unit<string | number>[]): Agreement {
  const subjects = units.map(judgementsOf).filter((judgements) => judgements.length > 0);
  const n = subjects[0]?.length ?? 0;
  if (subjects.every(({ length }) => length < 2)) return notDefined('nothing_pairable');
  if (subjects.some(({ length }) => length !== n)) return notDefined('unequal_counts');

  const one = () => 1;
  const totals = countValues(subjects.flat());
  const observed = subjects.reduce((sum, judgements) => {
    const counts = countValues(judgements);
    return sum + sumUnlike(counts, counts, one) / (n * (n - 1));
  }, 0);
  const judgements = subjects.length * n;
  return agreementOf(
    observed / subjects.length,
    sumUnlike(totals, totals, one) / judgements ** 2,
    judgements,
  );
}
