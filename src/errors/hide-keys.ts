/** A private key as PEM text, cut off or with its line breaks written as `\n`, and the base64 of an Ed25519 one. */
const PRIVATE_KEY =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----(?:\s|\\[rn])*\w[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----(?:\n|\\n)?|$)|\bMC4CAQAwBQYDK2VwBCIEI[\w+/=-]*/g;

/**
 * Replaces private keys in a text by `[private key]`, wherever somebody put one by mistake.
 *
 * @remarks The second form is PKCS#8 of Ed25519, whose base64 always begins with the same 21 characters (RFC 8410).
 */
export function hideKeys(text: string): string {
  return text.replace(PRIVATE_KEY, '[private key]');
}
