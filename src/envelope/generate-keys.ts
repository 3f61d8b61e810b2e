import { generateKeyPairSync, type KeyPairKeyObjectResult, randomBytes } from 'node:crypto';
import type { SignatureScheme } from '../model/envelope.ts';

/**
 * Generates key pairs of the sizes HighLevel uses.
 *
 * @remarks RSA has 4096 bits, as HighLevel's published key (documented: WebhookAuthentication.md, 2025-05-04), and
 * takes a second or so to make.
 */
export const generateKeyPair: Readonly<Record<SignatureScheme, () => KeyPairKeyObjectResult>> = {
  ed25519: () => generateKeyPairSync('ed25519'),
  rsa: () => generateKeyPairSync('rsa', { modulusLength: 4096 }),
};

/** Makes a random app id: 24 hexadecimal digits (observed: issues #224, #255). */
export function generateAppId(): string {
  return randomBytes(12).toString('hex');
}
