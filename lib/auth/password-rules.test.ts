import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { PASSWORD_MAX, PASSWORD_MIN, passwordProblem } from '@/lib/auth/password-rules';

const owner = { name: 'Ottilie van der Brandt', email: 'o.brandt+desk@lanternpress.example' };

describe('a password', () => {
  test.each([
    'quarry teapot lantern fog',
    'Zwölf Boxkämpfer jagen',
    'k9#vQ2!mZx7p',
    '鯨が夜明けに歌をうたっていた',
    'sunshine over the cold harbour',
    'the van will be late again',
    'for example a bent spoon',
  ])('such as “%s” will do', (password) => {
    expect(passwordProblem(password, owner)).toBeNull();
  });

  test('is counted in characters, at either end', () => {
    const word = 'aB3dE6gH9jK';
    expect(passwordProblem(word, owner)).toContain(String(PASSWORD_MIN));
    expect(passwordProblem(`${word}é`, owner)).toBeNull();
    expect(passwordProblem(`${word}e\u0301`, owner)).toBeNull();
    // One emoji is one character, though two UTF-16 units.
    expect(passwordProblem(`${word.slice(1)}🦉`, owner)).toContain(String(PASSWORD_MIN));
    const long = 'quarry teapot lantern fog '.repeat(8).slice(0, PASSWORD_MAX);
    expect(passwordProblem(long, owner)).toBeNull();
    expect(passwordProblem(`${long}!`, owner)).toContain(String(PASSWORD_MAX));
  });

  test.each([
    ['a part of the name', 'quarry Brandt teapot'],
    ['a part of the name in other letters', 'quarry BRÁNDT teapot'],
    ['a part of the name with signs between', 'quarry b-r-a-n-d-t'],
    ['the name of the e-mail’s host', 'lanternpress2026!'],
    ['a piece of the e-mail address', 'anternpress.exampl'],
    ['the whole e-mail address', 'o.brandt+desk@lanternpress.example'],
  ])('must not be %s', (_, password) => {
    expect(passwordProblem(password, owner)).toContain('your own name');
  });

  test('must not hold a short name of Han signs', () => {
    const person = { name: '王小明', email: 'w@lantern.example' };
    expect(passwordProblem('quarry 王小明 teapot', person)).toContain('your own name');
  });

  test.each([
    'password1234',
    'Password!!!!!',
    'P@ssw0rd2026',
    'passwordpassword',
    'letmein-please',
    'iloveyou2026!',
    '!!!welcome!!!',
    'footballdragon',
    'pa55w0rd_pa55w0rd',
    'qwertyuiop12',
    '1q2w3e4r5t6y',
    'abcdef123456',
    '123456789012',
    '210987654321',
    '2026-11-22 2100',
    'aaaaaaaaaaaaaaaa',
    'abababababab',
    'abc123abc123',
    'correct-horse-battery-staple',
  ])('such as “%s” is too common', (password) => {
    expect(passwordProblem(password, owner)).toContain('first passwords');
  });

  test('of random letters and digits is nearly always taken', () => {
    const signs = fc.constantFrom(...Array.from('abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'));
    fc.assert(
      fc.property(fc.array(signs, { minLength: 16, maxLength: 40 }), (drawn) => {
        fc.pre(new Set(drawn).size >= 12);
        const nobody = { name: '', email: '' };
        expect(passwordProblem(drawn.join(''), nobody)).toBeNull();
      }),
    );
  });
});
