import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A certificate with its key, both PEM, as `https.createServer` takes them. */
export interface Certificate {
  cert: string;
  key: string;
}

export interface Authority {
  /** PEM, to be trusted. */
  pem: string;
  /** A server's certificate for `name`, good for a day from now, or one that ended yesterday. */
  issue: (name: string, expired?: boolean) => Certificate;
}

const DAY = 86_400_000;
const ECDSA_WITH_SHA256 = sequence(oid('2a8648ce3d040302'));

/** A certificate authority of its own, made anew for each run: no file that expires, no key that is kept. */
export function makeAuthority(): Authority {
  const root = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = nameOf('Authority of the tests');
  // basicConstraints, critical: may sign others.
  const isAuthority = extension('551d13', sequence(tlv(0x01, Buffer.of(0xff))), true);
  const build = (subject: Buffer, publicKey: KeyObject, days: [number, number], extensions: Buffer) =>
    certificate(
      [issuer, validity(days), subject, publicKey.export({ type: 'spki', format: 'der' })],
      extensions,
      root.privateKey,
    );
  return {
    pem: build(issuer, root.publicKey, [-9, 9], isAuthority),
    issue: (name, expired = false) => {
      const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const alternativeName = extension('551d11', sequence(tlv(0x82, Buffer.from(name))));
      return {
        cert: build(nameOf(name), own.publicKey, expired ? [-3, -1] : [-1, 1], alternativeName),
        key: own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      };
    },
  };
}

function certificate(
  [issuer, valid, subject, publicKey]: [Buffer, Buffer, Buffer, Buffer],
  extensions: Buffer,
  key: KeyObject,
): string {
  const version3 = tlv(0xa0, tlv(0x02, Buffer.of(2)));
  const serial = tlv(0x02, Buffer.of(1));
  const body = sequence(
    version3,
    serial,
    ECDSA_WITH_SHA256,
    issuer,
    valid,
    subject,
    publicKey,
    tlv(0xa3, sequence(extensions)),
  );
  const signature = tlv(0x03, Buffer.of(0), sign('sha256', body, key));
  const base64 = sequence(body, ECDSA_WITH_SHA256, signature).toString('base64');
  return `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}

// In days from now.
function validity(days: [number, number]): Buffer {
  return sequence(...days.map((day) => tlv(0x18, Buffer.from(asn1Time(Date.now() + day * DAY)))));
}

function asn1Time(time: number): string {
  return `${new Date(time).toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
}

function nameOf(commonName: string): Buffer {
  return sequence(tlv(0x31, sequence(oid('550403'), tlv(0x0c, Buffer.from(commonName)))));
}

function extension(id: string, value: Buffer, critical = false): Buffer {
  const flag = critical ? [tlv(0x01, Buffer.of(0xff))] : [];
  return sequence(oid(id), ...flag, tlv(0x04, value));
}

function oid(hex: string): Buffer {
  return tlv(0x06, Buffer.from(hex, 'hex'));
}

function sequence(...parts: Buffer[]): Buffer {
  return tlv(0x30, ...parts);
}

function tlv(tag: number, ...parts: Buffer[]): Buffer {
  const value = Buffer.concat(parts);
  const { length } = value;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), value]);
}
