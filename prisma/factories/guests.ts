import type { GuestInput } from '@/lib/guests/model';
import { newId } from '@/lib/ids';

/** What it takes to let a guest in. */
export function buildGuest(parts: Partial<GuestInput> = {}): GuestInput {
  return {
    id: newId(),
    name: 'Nadja Ferrant',
    days: 14,
    mayComment: true,
    mayAnswer: true,
    mayDownload: true,
    ...parts,
  };
}
