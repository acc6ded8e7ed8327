import { createServer, type AddressInfo } from 'node:net';

import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';

import { resetLetter } from '@/lib/mail/letters';

import { openSmtpServer, type SmtpManner, type SmtpServer } from '../../support/smtp-server';

let server: SmtpServer;
beforeAll(async () => {
  server = await openSmtpServer();
});
afterAll(() => server.close());
afterEach(() => {
  vi.unstubAllEnvs();
  server.manner = 'takes';
});

/** The room as it is in a process that was started with these settings. */
async function mailWith(settings: Record<string, string>) {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  // The environment is read once, when it is first imported.
  vi.resetModules();
  const { log } = await import('@/lib/log');
  let written = '';
  Reflect.set(log, pino.symbols.streamSym, { write: (line: string) => (written += line) });
  log.level = 'trace';
  return { ...(await import('@/lib/mail/send-mail')), written: () => written };
}

const letter = resetLetter({
  to: 'hedda@saltmere.example',
  name: 'Hedda Ørlu 漢字',
  link: `https://galley.example/reset/${'k'.repeat(43)}`,
  minutes: 60,
});

describe('sendMail', () => {
  test('hands the letter over as it was written', async () => {
    const mail = await mailWith({ SMTP_URL: server.url, APP_URL: 'https://galley.example/' });
    expect(mail.canMail()).toBe(true);
    expect(await mail.sendMail(letter)).toBe(true);
    const { from, to, headers, text } = await server.next();
    expect([from, to]).toEqual(['galley@galley.example', ['hedda@saltmere.example']]);
    expect(headers).toMatchObject({
      from: 'Galley <galley@galley.example>',
      to: 'hedda@saltmere.example',
      subject: letter.subject,
      'content-type': 'text/plain; charset=utf-8',
    });
    expect(text.trimEnd()).toBe(letter.text.trimEnd());
    expect(mail.written()).toBe('');
  });

  test('is from whom the settings say', async () => {
    const mail = await mailWith({ SMTP_URL: server.url, SMTP_FROM: 'desk@saltmere.example' });
    await mail.sendMail(letter);
    expect((await server.next()).from).toBe('desk@saltmere.example');
  });

  test.each<[SmtpManner, RegExp]>([
    ['refuses readers', /"answer":550/],
    ['says nothing', /"code":"ETIMEDOUT"/],
    ['falls silent', /"code":"(ETIMEDOUT|ESOCKET|ECONNECTION)"/],
    ['hangs up', /"code":"E[A-Z]+"/],
  ])(
    'answers no, within seconds, when the server %s, and logs of which kind that was',
    async (manner, said) => {
      server.manner = manner;
      const mail = await mailWith({ SMTP_URL: server.url });
      const before = Date.now();
      expect(await mail.sendMail(letter)).toBe(false);
      expect(Date.now() - before).toBeLessThan(16_000);
      expect(mail.written()).toMatch(said);
      expect(mail.written()).toContain('A mail was not delivered');
      expect(mail.written()).not.toMatch(/saltmere|hedda|kkkk|Choose a new password/i);
    },
  );

  test('answers no when nobody listens', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise<void>((resolve) => gone.close(() => resolve()));
    const mail = await mailWith({ SMTP_URL: `smtp://127.0.0.1:${port}` });
    expect(await mail.sendMail(letter)).toBe(false);
    expect(mail.written()).toMatch(/"code":"E(CONNREFUSED|SOCKET|CONNECTION)"/);
  });

  test('answers no when the server cannot be found, and logs no password', async () => {
    const mail = await mailWith({ SMTP_URL: 'smtp://desk:secret@mail.saltmere.invalid' });
    expect(await mail.sendMail(letter)).toBe(false);
    expect(mail.written()).not.toContain('secret');
  });

  test('answers no without a server, and says so before', async () => {
    const mail = await mailWith({});
    expect([mail.canMail(), await mail.sendMail(letter)]).toEqual([false, false]);
  });
});

describe('addressOf', () => {
  test.each([
    [{ APP_URL: 'https://galley.example' }, 'https://galley.example/reset/k'],
    [{ APP_URL: 'https://galley.example/' }, 'https://galley.example/reset/k'],
    [{ NEXTAUTH_URL: 'http://127.0.0.1:3001' }, 'http://127.0.0.1:3001/reset/k'],
    [{}, 'http://localhost:3000/reset/k'],
  ])(
    'begins with what whoever runs Galley says, never with what a request says: %j',
    async (settings, address) => {
      expect((await mailWith(settings as Record<string, string>)).addressOf('/reset/k')).toBe(address);
    },
  );
});

describe('a setting that cannot be right', () => {
  test.each([
    ['SMTP_URL', 'https://mail.saltmere.example'],
    ['SMTP_URL', 'mail.saltmere.example'],
    ['SMTP_FROM', 'the desk'],
  ])('is said when Galley starts, without the value: %s', async (name, value) => {
    const refused = mailWith({ [name]: value });
    await expect(refused).rejects.toThrow(name);
    await expect(refused).rejects.not.toThrow('saltmere');
  });
});
