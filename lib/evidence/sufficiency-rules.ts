import { z } from 'zod';
import type { Lineages } from '@/lib/evidence/lineage-rules';
import { type CountedEvidence, evidenceSummary, independentSupport } from '@/lib/evidence/support-rules';

/** What a workspace asks for before a claim is verified (the Knight Science Journalism handbook's counts, unless it says otherwise). */
export const sufficiencySchema = z.strictObject({
  /** `ask`: a claim with less is verified only with a written reason. */
  mode: z.enum(['ask', 'off']).default('ask'),
  /** So many independent primary sources are enough. */
  primary: z.int().min(1).max(20).default(1),
  /** Or so many independent secondary ones. */
  secondary: z.int().min(1).max(20).default(3),
  /** Nothing may contradict it. */
  noContradiction: z.boolean().default(true),
  /** Every link says where in the source. */
  locators: z.boolean().default(true),
});
export type Sufficiency = z.infer<typeof sufficiencySchema>;
export const DEFAULT_SUFFICIENCY: Sufficiency = sufficiencySchema.parse({});

const box = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');
const atLeastOne = z.coerce
  .number({ error: 'Give a number from 1 to 20.' })
  .pipe(z.int('Give a whole number.').min(1, 'Give at least 1.').max(20, 'Give at most 20.'));

/** The same as a form sends it: numbers as text, a box that is not ticked not at all. */
export const sufficiencyFormSchema = z.object({
  mode: sufficiencySchema.shape.mode.unwrap(),
  primary: atLeastOne,
  secondary: atLeastOne,
  noContradiction: box,
  locators: box,
});

/** What the policy asks for, in sentences. */
export function policySentences(policy: Sufficiency): string[] {
  if (policy.mode === 'off') return ['A claim can be verified whatever its evidence is.'];
  return [
    `A claim is verified with ${enoughOf(policy)} that support it. Sources that go back to one origin, as reprints of one dispatch do, count once.`,
    ...(policy.noContradiction ? ['No source contradicts it.'] : []),
    ...(policy.locators ? ['Every link says where in the source.'] : []),
    'With less it takes a written reason, which stays with the claim and goes into every export.',
  ];
}

/** What a claim lacks. */
export type Lack =
  | { what: 'support'; primary: number; secondary: number }
  | { what: 'contradiction' }
  | { what: 'locators'; evidenceIds: string[] };

/** What evidence lacks for a claim to be verified; nothing: it is enough. A locator is asked of what speaks for or against. */
export function lacksOf(
  evidence: readonly CountedEvidence[],
  lineages: Lineages,
  policy: Sufficiency,
): Lack[] {
  if (policy.mode === 'off') return [];
  const lacks: Lack[] = [];
  const primary = independentSupport(evidence, lineages, 'primary');
  const secondary = independentSupport(evidence, lineages, 'secondary');
  if (primary < policy.primary && secondary < policy.secondary) {
    lacks.push({ what: 'support', primary, secondary });
  }
  const summary = evidenceSummary(evidence);
  if (policy.noContradiction && (summary === 'conflicting' || summary === 'refuted')) {
    lacks.push({ what: 'contradiction' });
  }
  const unplaced = evidence.filter(({ relation, hasLocator }) => relation !== 'mentions_only' && !hasLocator);
  if (policy.locators && unplaced.length > 0) {
    lacks.push({ what: 'locators', evidenceIds: unplaced.map(({ id }) => id) });
  }
  return lacks;
}

/** A sentence for each lack, which says what would be enough. */
export function lackMessage(lack: Lack, policy: Sufficiency): string {
  switch (lack.what) {
    case 'support': {
      return `It needs ${enoughOf(policy)}; it has ${lack.primary} primary and ${lack.secondary} secondary.`;
    }
    case 'contradiction':
      return 'A source contradicts it.';
    case 'locators':
      return lack.evidenceIds.length === 1
        ? 'One link does not say where in the source.'
        : `${lack.evidenceIds.length} links do not say where in the source.`;
  }
}

function enoughOf({ primary, secondary }: Sufficiency): string {
  return `${count(primary, 'primary source')} or ${count(secondary, 'independent secondary source')}`;
}

function count(number: number, what: string): string {
  return number === 1 ? `one ${what}` : `${number} ${what}s`;
}
