import { z } from 'zod';
import { guestTokenSchema } from '@/lib/guests/model';
import { idSchema } from '@/lib/ids';

/** The path of what a guest's link opens. */
export const guestLinkParamsSchema = z.object({ token: guestTokenSchema });

/** `clientId` is the page's own: a newer stream of a page ends its older one. */
export const guestLiveQuerySchema = z.strictObject({ clientId: idSchema });

/** That a guest's page is there or, with `leave`, that it is being closed. */
export const guestPresenceSchema = z.strictObject({ clientId: idSchema, leave: z.literal(true).optional() });
