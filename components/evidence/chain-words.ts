import type { ChainKind, Voice, VoiceHow } from '@/lib/evidence/chain-model';
import { KIND_LABELS } from '@/components/annotations/labels';

/** How a voice stands to the one before it; what follows is its name. */
export const HOW_LABELS: Record<VoiceHow, string> = {
  published_by: 'Published by',
  written_by: 'Written by',
  dispatch_of: 'Dispatch of',
  reported_by: 'Reported by',
  found_in: 'Found in',
  carried_by: 'Carried by',
  attributed_to: 'Attributed to',
  told_by: 'Told by',
  claimed_by: 'Claimed by',
  said_by: 'Said by',
  nobody: 'Missing',
};

const CONFIRMED: Record<NonNullable<Voice['confirmed']>, string> = {
  yes: 'confirmed independently',
  no: 'not confirmed independently',
  not_stated: 'the article does not say whether it was confirmed',
};

/** The name of a voice as it is shown. */
export function voiceName({ how, who }: Voice): string {
  return who === '' && how === 'published_by' ? 'This article' : who;
}

/** Whether what a voice reported was confirmed, in words; empty where nobody says. */
export function confirmedWords({ confirmed }: Voice): string {
  return confirmed ? CONFIRMED[confirmed] : '';
}

/** "2 claims, 1 quote"; kinds without any are left out, and empty when there are none at all. */
export function countWords(counts: Record<ChainKind, number>): string {
  return (['claim', 'quote', 'attribution'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => {
      const { one, many } = KIND_LABELS[kind];
      return `${counts[kind].toLocaleString('en')} ${(counts[kind] === 1 ? one : many).toLowerCase()}`;
    })
    .join(', ');
}
