/** How to reach a mail server, as nodemailer takes it. */
export interface SmtpSettings {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise it is begun when the server offers it. */
  secure: boolean;
  /** Refuse to go on without TLS. */
  requireTLS: boolean;
  auth?: { user: string; pass: string };
}

/**
 * What an `SMTP_URL` says: `smtp://` (port 587) or `smtps://` (port 465), with a user and a password where the server wants them, which
 * are percent-encoded. To another machine the password is never sent without TLS.
 */
export function smtpSettings(url: string): SmtpSettings {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);
  const auth =
    username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return {
    host,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && auth !== null && !isHere,
    ...(auth && { auth }),
  };
}

/** Whom mails are from: as configured, else the server's user where that is an address, else Galley at the host that people reach it at. */
export function senderOf(configured: string | undefined, settings: SmtpSettings, address: string): string {
  const user = settings.auth?.user ?? '';
  if (configured !== undefined) return configured;
  return /^[^\s@]+@[^\s@]+$/.test(user) ? user : `galley@${new URL(address).hostname}`;
}
