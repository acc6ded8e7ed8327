import { createHash } from 'node:crypto';
import type { GuestDesk } from '@/lib/guests/model';
import type { GuestOutline } from '@/lib/guests/outline-rules';

const DIGEST_LENGTH = 16;

/** What a guest's page shows in short. It is made of what the guest sees and nothing else. */
export function outlineDesk({ items, ...text }: GuestDesk): GuestOutline {
  return {
    text: digestOf(text),
    items: items.map((item) => [item.id, digestOf(item), item.comments.length]),
  };
}

function digestOf(value: object): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, DIGEST_LENGTH);
}
