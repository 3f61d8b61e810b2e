import { readFileSync } from 'node:fs';

function read(name: string): string {
  return readFileSync(new URL(`./vectors/${name}`, import.meta.url), 'utf8');
}

/** Keys, a body and its signatures as OpenSSL made them; vectors/README.md has the commands. */
export const vectors = {
  body: read('body.txt'),
  privatePem: { ed25519: read('ed25519-private.pem'), rsa: read('rsa-private.pem') },
  publicPem: { ed25519: read('ed25519-public.pem'), rsa: read('rsa-public.pem') },
  signatures: { ed25519: read('ed25519-signature.txt'), rsa: read('rsa-signature.txt') },
};
