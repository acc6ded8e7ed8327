import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** An OpenID Connect provider on this machine, just real enough to sign in at. */
export interface OidcProvider {
  issuer: string;
  /** What the next sign-in says of the person; `nonce` is that of the authorization request. */
  next: { claims: Record<string, unknown>; userinfo?: Record<string, unknown>; nonce: string };
  close: () => Promise<void>;
}

/** Starts a provider that knows one client, `galley`. */
export async function openOidcProvider(): Promise<OidcProvider> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', provider.issuer);
    const answer = answers[pathname]?.();
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const provider: OidcProvider = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next: { claims: {}, nonce: '' },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const { issuer } = provider;
  const answers: Record<string, () => object> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    '/keys': () => ({
      keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }],
    }),
    '/token': () => ({ access_token: 'access', token_type: 'Bearer', id_token: idToken(provider) }),
    '/userinfo': () => ({ ...provider.next.claims, ...provider.next.userinfo }),
  };
  return provider;
}

function idToken({ issuer, next }: OidcProvider): string {
  const now = Math.floor(Date.now() / 1000);
  const payload = { iss: issuer, aud: 'galley', iat: now, exp: now + 60, nonce: next.nonce, ...next.claims };
  const signed = [{ alg: 'RS256', kid: 'one' }, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
}
