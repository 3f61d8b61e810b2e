import { type KeyObject, sign } from 'node:crypto';

/**
 * Signs the exact bytes of a body.
 *
 * @remarks Ed25519 signs the bytes, RSA their SHA-256 by PKCS#1 v1.5; there is no timestamp and no header in what is
 * signed. Documented: Webhook Integration Guide, read 2026-08-30, and WebhookAuthentication.md (2025-05-04).
 * @param key An Ed25519 or RSA private key.
 * @returns The signature as standard base64: 88 characters for Ed25519, 684 for RSA-4096.
 */
export function signBody(body: Uint8Array, key: KeyObject): string {
  const digest = key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
  return sign(digest, body, key).toString('base64');
}
