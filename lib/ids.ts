import { v7 } from 'uuid';
import { z } from 'zod';

/** A new id: UUID version 7, so that ids sort by the time they were made. Works in browser and server. */
export function newId(): string {
  return v7();
}

/** Any UUID, in lower case. */
export const idSchema = z.uuid().toLowerCase();
