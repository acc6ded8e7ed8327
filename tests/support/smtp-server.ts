import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A mail as the server took it. */
export interface Delivered {
  from: string;
  to: string[];
  /** By lower-case name, unfolded. */
  headers: Record<string, string>;
  text: string;
  /** Empty where it has none. */
  html: string;
}

/** What the server does with whoever speaks to it. */
export type SmtpManner = 'takes' | 'refuses readers' | 'says nothing' | 'hangs up' | 'falls silent';

/** A mail server on this machine: the part of RFC 5321 that a client needs to hand over a mail. */
export interface SmtpServer {
  /** As `SMTP_URL` has it. */
  url: string;
  port: number;
  manner: SmtpManner;
  /** What it took that nobody has asked for yet. */
  readonly waiting: Delivered[];
  /** The next mail that it takes, or has taken; fails when none comes within twenty seconds. */
  next: () => Promise<Delivered>;
  close: () => Promise<void>;
}

/** Starts a mail server on a free port. */
export async function openSmtpServer(): Promise<SmtpServer> {
  const sockets = new Set<Socket>();
  const waiting: Delivered[] = [];
  let told: (() => void) | null = null;
  const net = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    if (server.manner === 'hangs up') socket.destroy();
    else if (server.manner !== 'says nothing')
      converse(socket, server, (mail) => {
        waiting.push(mail);
        told?.();
      });
  });
  await new Promise<void>((resolve) => net.listen(0, '127.0.0.1', resolve));
  const { port } = net.address() as AddressInfo;
  const server: SmtpServer = {
    url: `smtp://127.0.0.1:${port}`,
    port,
    manner: 'takes',
    waiting,
    next: async () => {
      const end = Date.now() + 20_000;
      while (waiting.length === 0) {
        if (Date.now() > end) throw new Error('No mail came.');
        await new Promise<void>((resolve) => {
          told = resolve;
          setTimeout(resolve, 100);
        });
      }
      return waiting.shift() as Delivered;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => net.close(() => resolve()));
    },
  };
  return server;
}

function converse(socket: Socket, server: SmtpServer, onMail: (mail: Delivered) => void): void {
  let unread = '';
  let data: string | null = null;
  let [from, to] = ['', [] as string[]];
  const say = (line: string) => socket.write(`${line}\r\n`);
  const hear = (line: string) => {
    const [, path = ''] = /<([^>]*)>/.exec(line) ?? [];
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO' || verb === 'HELO') say('250 quay.example');
    else if (verb === 'MAIL') {
      [from, to] = [path, []];
      say('250 go on');
    } else if (verb === 'RCPT') {
      if (server.manner === 'refuses readers') return say(`550 5.1.1 <${path}> is nobody here`);
      to.push(path);
      say('250 go on');
    } else if (verb === 'DATA') {
      if (server.manner === 'falls silent') return;
      data = '';
      say('354 end with a dot');
    } else if (verb === 'QUIT') {
      say('221 goodbye');
      socket.end();
    } else if (verb === 'RSET' || verb === 'NOOP') say('250 so be it');
    else say('502 not known here');
  };
  say('220 quay.example');
  socket.on('data', (piece) => {
    unread += piece.toString('latin1');
    for (;;) {
      const end = unread.indexOf('\r\n');
      if (end < 0) return;
      const line = unread.slice(0, end);
      unread = unread.slice(end + 2);
      if (data === null) hear(line);
      else if (line !== '.') data += `${line.replace(/^\./, '')}\r\n`;
      else {
        onMail(read(from, to, data));
        data = null;
        say('250 taken');
      }
    }
  });
}

function read(from: string, to: string[], data: string): Delivered {
  const { headers, body } = partOf(data);
  const boundary = /boundary="([^"]+)"/.exec(headers['content-type'] ?? '')?.[1];
  const parts =
    boundary === undefined ? [{ headers, body }] : body.split(`--${boundary}`).slice(1, -1).map(partOf);
  const [text = '', html = ''] = ['text/plain', 'text/html'].map((type) =>
    parts
      .filter((part) => part.headers['content-type']?.startsWith(type))
      .map(wordsOf)
      .join(''),
  );
  return { from, to, headers, text, html };
}

interface Part {
  headers: Record<string, string>;
  body: string;
}

function partOf(data: string): Part {
  const at = data.indexOf('\r\n\r\n');
  const unfolded = data.slice(0, at).replace(/\r\n[ \t]+/g, ' ');
  const headers = Object.fromEntries(
    unfolded.split('\r\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), words(line.slice(colon + 1).trim())];
    }),
  );
  return { headers, body: data.slice(at + 4) };
}

function wordsOf({ headers, body }: Part): string {
  const encoding = headers['content-transfer-encoding'];
  const bytes =
    encoding === 'quoted-printable'
      ? quotedPrintable(body)
      : Buffer.from(body, encoding === 'base64' ? 'base64' : 'latin1');
  return bytes.toString('utf8').replaceAll('\r\n', '\n');
}

/** The words of a header (RFC 2047), decoded. */
function words(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      (kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64')
        : quotedPrintable(text.replaceAll('_', ' '))
      ).toString('utf8'),
    );
}

function quotedPrintable(text: string): Buffer {
  const joined = text.replace(/=\r\n/g, '');
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
    'latin1',
  );
}
