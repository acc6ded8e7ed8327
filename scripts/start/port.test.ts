import { describe, expect, test } from 'vitest';

import { wishedAddress } from './port';

const values = (given: Record<string, string>): NodeJS.ProcessEnv => ({ NODE_ENV: 'test', ...given });

describe('the wished address', () => {
  test('is port 3000 on this machine only, which nobody chose', () => {
    expect(wishedAddress(values({}))).toEqual({ host: '127.0.0.1', port: 3000, chosen: false });
    expect(wishedAddress(values({ PORT: '', HOST: '' }))).toEqual(wishedAddress(values({})));
  });

  test('is what PORT and HOST say', () => {
    const given = values({ PORT: '8080', HOST: '0.0.0.0' });
    expect(wishedAddress(given)).toEqual({ host: '0.0.0.0', port: 8080, chosen: true });
  });

  test.each(['0', '65536', '80.5', '-1', 'http'])('is refused in a sentence for PORT=%s', (PORT) => {
    expect(() => wishedAddress(values({ PORT }))).toThrow(/PORT must be a number/);
  });
});
