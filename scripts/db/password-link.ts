import { emailSchema } from '@/lib/auth/model';
import { createReset } from '@/lib/auth/reset-password';
import { RESET_MINUTES } from '@/lib/auth/reset-rules';

/** Makes a link by which the person with this address may choose a new password, for whoever runs Galley to hand over; answers what to say. */
export async function passwordLink(address: string | undefined): Promise<string> {
  const email = emailSchema.safeParse(address);
  const reset = email.success ? await createReset(email.data) : null;
  if (!reset) return 'There is no account with this e-mail address.';
  return `${reset.name} can choose a new password within ${RESET_MINUTES} minutes, once, where Galley is, at:\n\n  /reset/${reset.token}`;
}
