/** Verifies with Web Crypto, which Node, Deno, Bun and Cloudflare have alike. */
export async function isGenuine(body, signature) {
  const pem = process.env.WEBHOOK_SIGNATURE_PUBLIC_KEY;
  if (!pem || !signature) return false;
  const key = await crypto.subtle.importKey('spki', readPem(pem), { name: 'Ed25519' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'Ed25519' }, key, readBase64(signature), body);
}

function readPem(pem) {
  return readBase64(pem.replace(/-----[A-Z ]+-----/g, ''));
}

function readBase64(text) {
  return Buffer.from(text, 'base64');
}
