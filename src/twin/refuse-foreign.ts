import { isAllowedHost, isLoopback } from '../run/target-url.ts';

/**
 * Refuses a request that a page of another site may have made: a twin on a port can be reached by whatever runs in a
 * browser on this machine, under a name that leads here, too.
 *
 * @param headers.host Whom the request was meant for.
 * @param headers.origin The page it comes from; undefined outside a browser.
 * @param allowHost Names besides those of this machine, as `host` or `host:port`.
 * @returns Why, as a sentence, or null when it may pass.
 */
export function refuseForeign(
  { host, origin }: { readonly host: string | undefined; readonly origin: string | undefined },
  allowHost: readonly string[],
): string | null {
  if (!isOurs(`http://${host ?? ''}`, allowHost)) {
    return `The twin does not answer to the host "${host ?? ''}". If receivers reach it by that name, allow it with --allow-host.`;
  }
  if (origin === undefined || isOurs(origin, allowHost)) return null;
  return `The twin does not answer to pages of "${origin}". If that page is yours to test, allow its host with --allow-host.`;
}

function isOurs(text: string, allowHost: readonly string[]): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && (isLoopback(url.hostname) || isAllowedHost(url, allowHost));
}
