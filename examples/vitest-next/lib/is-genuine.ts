import { verify } from 'node:crypto';

/** Whether HighLevel, or whoever holds the private key of our public one, signed exactly these bytes. */
export function isGenuine(body: Buffer, signature: string | null): boolean {
  const publicKey = process.env.WEBHOOK_SIGNATURE_PUBLIC_KEY;
  if (!publicKey || !signature) return false;
  return verify(null, body, publicKey, Buffer.from(signature, 'base64'));
}
