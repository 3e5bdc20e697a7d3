import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

/** What is false about an answer; everything else is as an honest device would do it. */
export interface Lie {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly counter?: number;
  /** User verified, user present (WebAuthn flags). */
  readonly verified?: boolean;
  readonly present?: boolean;
  readonly signature?: Buffer;
  readonly userHandle?: string;
  readonly id?: string;
  /** Signed by another key than the one it says. */
  readonly signedBy?: SoftwareKey;
  readonly crossOrigin?: boolean;
}

export interface SoftwareKey {
  readonly id: string;
  /** The answer to `navigator.credentials.create`, as JSON. */
  create(options: { challenge: string; user: { id: string } }, lie?: Lie): string;
  /** The answer to `navigator.credentials.get`, as JSON. */
  get(options: { challenge: string }, lie?: Lie): string;
  sign(data: Buffer): Buffer;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;
const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest();

/** A passkey made of software: ES256, one credential, a counter. For tests only. */
export function softwareKey(site: { readonly origin: string; readonly rpId: string }): SoftwareKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const rawId = randomBytes(32);
  const id = rawId.toString('base64url');
  let counter = 0;
  let user = '';
  const sign = (data: Buffer) => createSign('sha256').update(data).sign(privateKey);
  const client = (type: string, challenge: string, lie: Lie) =>
    Buffer.from(
      JSON.stringify({
        type: lie.type ?? type,
        challenge: lie.challenge ?? challenge,
        origin: lie.origin ?? site.origin,
        crossOrigin: lie.crossOrigin ?? false,
      }),
    );
  const head = (lie: Lie, more: number) => {
    const flags = (lie.present === false ? 0 : PRESENT) | (lie.verified === false ? 0 : VERIFIED) | more;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(lie.counter ?? ++counter);
    return Buffer.concat([sha256(lie.rpId ?? site.rpId), Buffer.from([flags]), count]);
  };
  const answer = (response: object, named = id) =>
    JSON.stringify({ id: named, rawId: named, type: 'public-key', clientExtensionResults: {}, response });
  return {
    id,
    sign,
    create(options, lie = {}) {
      user = options.user.id;
      const length = Buffer.alloc(2);
      length.writeUInt16BE(rawId.length);
      const data = Buffer.concat([head(lie, ATTESTED), Buffer.alloc(16), length, rawId, coseOf(publicKey.export({ format: 'jwk' }))]);
      const clientDataJSON = client('webauthn.create', options.challenge, lie).toString('base64url');
      return answer({ clientDataJSON, attestationObject: attestation(data).toString('base64url'), transports: ['internal'] });
    },
    get(options, lie = {}) {
      const data = head(lie, 0);
      const clientData = client('webauthn.get', options.challenge, lie);
      const signature = lie.signature ?? (lie.signedBy ?? { sign }).sign(Buffer.concat([data, sha256(clientData)]));
      const texts = { clientDataJSON: clientData, authenticatorData: data, signature };
      const encoded = Object.fromEntries(Object.entries(texts).map(([name, bytes]) => [name, bytes.toString('base64url')]));
      return answer({ ...encoded, userHandle: lie.userHandle ?? user }, lie.id);
    },
  };
}

/** COSE_Key of an ES256 public key, CBOR: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
function coseOf({ x = '', y = '' }: { x?: string; y?: string }): Buffer {
  const coordinate = (text: string) => Buffer.concat([Buffer.from([0x58, 32]), Buffer.from(text, 'base64url')]);
  const start = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]);
  return Buffer.concat([start, coordinate(x), Buffer.from([0x22]), coordinate(y)]);
}

/** {fmt: "none", attStmt: {}, authData: bytes} in CBOR. */
function attestation(data: Buffer): Buffer {
  const text = (word: string) => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(data.length);
  return Buffer.concat([
    Buffer.from([0xa3]),
    ...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0])],
    ...[text('authData'), Buffer.from([0x59]), length, data],
  ]);
}
