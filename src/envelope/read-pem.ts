import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { KeyError } from '../errors/key-error.ts';

/** A PEM text and, for messages, where it comes from: a file or an environment variable. */
export type PemText = { readonly pem: string; readonly source: string };

/** What a PEM text must hold. */
export type PemKind = 'private' | 'public';

const READERS: Readonly<Record<PemKind, (pem: string) => KeyObject>> = {
  private: createPrivateKey,
  public: createPublicKey,
};

const LABELS: Readonly<Record<PemKind, RegExp>> = {
  private: /-----BEGIN (?:RSA |EC |DSA )?PRIVATE KEY-----/,
  public: /-----BEGIN (?:RSA )?PUBLIC KEY-----/,
};

const LOCKED = /-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED/;

/** What people hand over instead, and how it shows. */
const MISTAKES: readonly { readonly sign: RegExp; readonly reason: string }[] = [
  { sign: LABELS.private, reason: 'it is a private key' },
  { sign: LABELS.public, reason: 'it is a public key' },
  { sign: /-----BEGIN OPENSSH PRIVATE KEY-----/, reason: 'it is in the format of OpenSSH' },
  { sign: /-----BEGIN CERTIFICATE/, reason: 'it is a certificate' },
];

/**
 * Reads a PEM text into a key object.
 *
 * @remarks Line breaks may be written as `\n`, as in environment variables. Messages say what the text looks like
 * and never quote it; the error of the crypto library is not passed on.
 * @param kind Which half of a key pair is wanted.
 * @throws {@link KeyError} `HL_KEY_MALFORMED` when it is no key; `HL_KEY_WRONG_TYPE` when it is something other
 * than a key of that kind, or locked with a passphrase.
 */
export function readPem(kind: PemKind, { pem, source }: PemText): KeyObject {
  const text = pem.replaceAll('\\r', '').replaceAll('\\n', '\n').trim();
  const refuse = (code: 'HL_KEY_WRONG_TYPE' | 'HL_KEY_MALFORMED', reason: string, remedy: string): KeyError =>
    new KeyError(code, `Failed to read a ${kind} key from ${source}: ${reason}. ${remedy}`);
  const wanted = `Give PEM text that begins with "-----BEGIN ${kind.toUpperCase()} KEY-----".`;

  if (LOCKED.test(text)) {
    const remedy = 'Unlock it with `openssl pkey -in <file> -out <new file>`.';
    throw refuse('HL_KEY_WRONG_TYPE', 'it is locked with a passphrase', remedy);
  }
  if (!LABELS[kind].test(text)) {
    const mistake = MISTAKES.find(({ sign }) => sign.test(text));
    if (mistake !== undefined) throw refuse('HL_KEY_WRONG_TYPE', mistake.reason, wanted);
    throw refuse('HL_KEY_MALFORMED', text === '' ? 'it is empty' : 'it is not PEM', wanted);
  }
  try {
    return READERS[kind](text);
  } catch {
    throw refuse('HL_KEY_MALFORMED', 'what stands between its first and last line is damaged', wanted);
  }
}
