import { env } from '@/lib/env';
import { log } from '@/lib/log';
import type { Letter } from '@/lib/mail/letters';
import { senderOf, smtpSettings } from '@/lib/mail/smtp-settings';

/** How long a server may be silent, and how long the whole may take, in milliseconds. */
const SILENT_MS = 5_000;
const WHOLE_MS = 15_000;

/** Whether this Galley can send mail at all. */
export function canMail(): boolean {
  return env.SMTP_URL !== undefined;
}

/** The full address of a path of ours, for mails: never what a request says that we are called. */
export function addressOf(path: string): string {
  return `${origin()}${path}`;
}

/**
 * Hands a letter to the mail server, and answers whether it took it. What went wrong is logged by its kind only: servers repeat addresses
 * in what they say. Without a mail server it is false.
 */
export async function sendMail(letter: Letter): Promise<boolean> {
  if (env.SMTP_URL === undefined) return false;
  const settings = smtpSettings(env.SMTP_URL);
  // Only here: most who run Galley without mail never load it.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    ...settings,
    connectionTimeout: SILENT_MS,
    greetingTimeout: SILENT_MS,
    socketTimeout: SILENT_MS,
    dnsTimeout: SILENT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const address = senderOf(env.SMTP_FROM, settings, origin());
  const { key, ...mail } = letter;
  const messageId = key === undefined ? {} : { messageId: `<${key}@${address.split('@').at(-1) ?? ''}>` };
  try {
    await within(WHOLE_MS, transport.sendMail({ ...mail, ...messageId, from: { name: 'Galley', address } }));
    return true;
  } catch (error) {
    log.warn(kindOf(error), 'A mail was not delivered');
    return false;
  } finally {
    transport.close();
  }
}

function origin(): string {
  return (env.APP_URL ?? env.NEXTAUTH_URL ?? 'http://localhost:3000').replace(/\/+$/, '');
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('too slow'), { code: 'ETIMEDOUT' })),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** An error's code and the number that the server answered with, and nothing that it said. */
function kindOf(error: unknown): { code: string; answer?: number; during?: string } {
  const read = (name: string): unknown => (error instanceof Error ? Reflect.get(error, name) : undefined);
  const [code, answer, during] = [read('code'), read('responseCode'), read('command')];
  return {
    code: typeof code === 'string' ? code : 'unknown',
    ...(typeof answer === 'number' && { answer }),
    ...(typeof during === 'string' && { during: during.slice(0, 20) }),
  };
}
