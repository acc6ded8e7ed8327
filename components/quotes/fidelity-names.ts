import type { DecidedFidelity } from '@/components/quotes/bench';
import type { Tone } from '@/components/ui/pill';
import type { AlertKind } from '@/lib/quotes/comparison';

interface FidelityName {
  label: string;
  /** As it is counted: "2 condensed". */
  counted: string;
  /** What it says, for whoever has not met it. */
  meaning: string;
  tone: Tone;
  key: string;
}

/** What people call a fidelity, and the key that chooses it; total, so that nothing new goes without. */
export const FIDELITY_NAMES: Record<DecidedFidelity, FidelityName> = {
  verbatim: {
    label: 'Verbatim',
    counted: 'verbatim',
    meaning: 'Every word, and all of the statement.',
    tone: 'ok',
    key: '1',
  },
  verbatim_partial: {
    label: 'Verbatim in part',
    counted: 'verbatim in part',
    meaning: 'Every word, a run out of something longer.',
    tone: 'ok',
    key: '2',
  },
  condensed: {
    label: 'Condensed',
    counted: 'condensed',
    meaning: 'Words are left out where print shows it.',
    tone: 'warn',
    key: '3',
  },
  cleaned_up: {
    label: 'Cleaned up',
    counted: 'cleaned up',
    meaning: 'Sounds, fillers and short forms are tidied.',
    tone: 'warn',
    key: '4',
  },
  translated: {
    label: 'Translated',
    counted: 'translated',
    meaning: 'Said in another language.',
    tone: 'warn',
    key: '5',
  },
  paraphrase: {
    label: 'Paraphrase',
    counted: 'reworded',
    meaning: 'Words differ, or are left out in silence.',
    tone: 'bad',
    key: '6',
  },
  wording_not_found: {
    label: 'Wording not found',
    counted: 'not found',
    meaning: 'These words are not in the copy.',
    tone: 'bad',
    key: '7',
  },
  altered_meaning: {
    label: 'Meaning altered',
    counted: 'with altered meaning',
    meaning: 'What is printed says something else.',
    tone: 'bad',
    key: '8',
  },
  out_of_context: {
    label: 'Out of context',
    counted: 'out of context',
    meaning: 'What stands around it turns it round.',
    tone: 'bad',
    key: '9',
  },
  misattributed: {
    label: 'Misattributed',
    counted: 'misattributed',
    meaning: 'Somebody else said it.',
    tone: 'bad',
    key: '0',
  },
  secondhand_only: {
    label: 'Second hand only',
    counted: 'second hand only',
    meaning: 'Only others say that it was said.',
    tone: 'bad',
    key: '-',
  },
};

/** In the order of their keys. */
export const DECIDED_FIDELITIES = Object.keys(FIDELITY_NAMES) as DecidedFidelity[];

const ALERT_NAMES: Record<AlertKind, string> = {
  number: 'A number differs',
  date: 'A date or time differs',
  negation: 'A negation differs',
  qualifier: 'A limit of the statement differs',
  name: 'A name differs',
  omission: 'Words are left out',
  insertion: 'Words are put in',
  speaker: 'Words of two people',
  order: 'Said in another order',
};

/** An alert as a sentence: "A number differs: 12 printed, 14 said". */
export function alertName({
  kind,
  said,
  printed,
}: {
  kind: AlertKind;
  said: string;
  printed: string;
}): string {
  const what = [printed && `“${printed}” printed`, said && `“${said}” said`].filter(Boolean).join(', ');
  return what === '' ? ALERT_NAMES[kind] : `${ALERT_NAMES[kind]}: ${what}`;
}
