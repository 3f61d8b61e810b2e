/** What stands in records and reports in place of a secret. */
export const MASKED = '(masked)';

const SECRET_NAME = /authorization|cookie|token|key|secret|password|credential/i;

/** Whether a header carries a secret, by its name: credentials, cookies, and whatever is called a token, key or secret. */
export function isSecretHeader(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** Headers as others may see them: those that carry a secret keep their name and lose their value. */
export function maskHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if (!Object.keys(headers).some(isSecretHeader)) return headers;
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, isSecretHeader(name) ? MASKED : value]),
  );
}
