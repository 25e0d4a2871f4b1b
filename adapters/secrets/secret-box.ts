import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Seals what must not be read at rest. */
export interface SecretBox {
  seal(text: string, about: string): Uint8Array;
  /** `null` where the key is another one, or what is sealed was changed or belongs elsewhere. */
  open(sealed: Uint8Array, about: string): string | null;
}

const NONCE = 12;
const TAG = 16;
const VERSION = 1;

/**
 * AES-256-GCM (NIST SP 800-38D) by a key that is derived from a secret (HKDF, RFC 5869). `about` is not secret, but what
 * was sealed about one thing cannot be opened as another's.
 */
export function createSecretBox(secret: string): SecretBox {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'entente secrets at rest', 32));
  return {
    seal: (text, about) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body]);
    },
    open: (sealed, about) => {
      const bytes = Buffer.from(sealed);
      if (bytes[0] !== VERSION || bytes.length < 1 + NONCE + TAG) return null;
      const nonce = bytes.subarray(1, 1 + NONCE);
      const tag = bytes.subarray(1 + NONCE, 1 + NONCE + TAG);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about)).setAuthTag(tag);
      try {
        const body = bytes.subarray(1 + NONCE + TAG);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch (error) {
        // What does not authenticate throws a plain error.
        if (error instanceof Error) return null;
        throw error;
      }
    },
  };
}
