import { describe, expect, test } from 'vitest';

import { senderOf, smtpSettings } from '@/lib/mail/smtp-settings';

describe('smtpSettings', () => {
  test('takes the usual port of each kind', () => {
    expect(smtpSettings('smtp://mail.saltmere.example')).toEqual({
      host: 'mail.saltmere.example',
      port: 587,
      secure: false,
      requireTLS: false,
    });
    expect(smtpSettings('smtps://mail.saltmere.example')).toMatchObject({ port: 465, secure: true });
    expect(smtpSettings('smtp://[::1]:2525')).toMatchObject({ host: '::1', port: 2525 });
  });

  test('decodes the user and the password', () => {
    expect(smtpSettings('smtps://desk%40saltmere.example:p%2Fq%20r@mail.example').auth).toEqual({
      user: 'desk@saltmere.example',
      pass: 'p/q r',
    });
  });

  test.each([
    ['smtp://u:p@mail.example', true],
    ['smtp://u:p@localhost.mail.example', true],
    ['smtp://mail.example', false],
    ['smtps://u:p@mail.example', false],
    ['smtp://u:p@127.0.0.1:1025', false],
    ['smtp://u:p@localhost', false],
    ['smtp://u:p@[::1]', false],
  ])('asks for TLS where a password would go over a network without it: %s', (url, required) => {
    expect(smtpSettings(url).requireTLS).toBe(required);
  });
});

describe('senderOf', () => {
  const address = 'https://galley.saltmere.example/';
  test.each([
    ['as configured', 'desk@x.example', 'smtp://u%40y.example:p@mail.example', 'desk@x.example'],
    ['the user', undefined, 'smtp://u%40y.example:p@mail.example', 'u@y.example'],
    ['Galley itself', undefined, 'smtp://apikey:p@mail.example', 'galley@galley.saltmere.example'],
    ['Galley itself, without a user', undefined, 'smtp://mail.example', 'galley@galley.saltmere.example'],
  ])('is %s', (_, configured, url, sender) => {
    expect(senderOf(configured, smtpSettings(url), address)).toBe(sender);
  });
});
