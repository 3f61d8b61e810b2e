import { isLoopbackAddress } from '../delivery/guard-lookup.ts';
import { RunError } from '../errors/run-error.ts';

/** What servers listen on to take connections at any address of the machine. */
const ANY_ADDRESS: readonly string[] = ['0.0.0.0', '[::]'];

/**
 * Reads a target and makes sure that nothing is sent where it should not go.
 *
 * @param allowHost Hosts allowed besides this machine, as `host` or `host:port`.
 * @throws {@link RunError} `HL_RUN_TARGET_INVALID` when it is no http(s) URL, `HL_RUN_TARGET_NOT_ALLOWED` when it is
 * neither loopback nor in `allowHost`, `HL_RUN_OPTION_INVALID` when `allowHost` holds what is no host.
 */
export function readTargetUrl(target: string, allowHost: readonly string[]): URL {
  const url = URL.canParse(target) ? new URL(target) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    const hint = /^[\w.-]+:\d+/.test(target) ? ` Did you mean "http://${target}"?` : '';
    throw new RunError(
      'HL_RUN_TARGET_INVALID',
      `Failed to read the target: "${target}" is not an http or https URL. ` +
        `Give one like http://localhost:3000/webhooks.${hint}`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new RunError(
      'HL_RUN_TARGET_INVALID',
      `Failed to read the target: the URL for ${url.host} holds a user name or password. ` +
        "Send it as a header instead: --header 'Authorization: …'.",
    );
  }
  assertHosts(allowHost);
  if (!isLoopback(url.hostname) && !isAllowedHost(url, allowHost)) {
    throw new RunError(
      'HL_RUN_TARGET_NOT_ALLOWED',
      `Failed to use the target "${target}": ${url.hostname} is not this machine. ` +
        (ANY_ADDRESS.includes(url.hostname)
          ? 'It is the address to listen on, not to send to. Use 127.0.0.1, or [::1] for IPv6.'
          : `If the receiver is yours to test, add --allow-host ${url.host}.`),
    );
  }
  return url;
}

/**
 * Asserts that what is allowed are hosts, as anything else would allow nothing in silence.
 *
 * @param option What messages call the option: the flag, unless it was written elsewhere.
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID`
 */
export function assertHosts(hosts: readonly string[], option = '--allow-host'): void {
  const wrong = hosts.find((host) => !/^[^/?#@\\\s*]+$/.test(host) || !URL.canParse(`http://${host}`));
  if (wrong === undefined) return;
  const meant = URL.canParse(wrong) ? new URL(wrong).host : '';
  throw new RunError(
    'HL_RUN_OPTION_INVALID',
    `Failed to read ${option}: "${wrong}" is not a host, alone or with a port. ` +
      (meant === '' ? 'Write it like staging.example.com or 10.0.0.5:3000.' : `Did you mean "${meant}"?`),
  );
}

/** Whether a host of a URL is this machine, by its address or by a name that is expected to have such an address. */
export function isLoopback(hostname: string): boolean {
  return isLocalhostName(hostname) || isLoopbackAddress(hostname.replace(/^\[|\]$/g, ''));
}

/** Whether a name is expected to mean this machine; whether it does, its addresses tell. */
export function isLocalhostName(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost');
}

/** Whether the host of a URL is in a list of hosts, as `host` or `host:port`. */
export function isAllowedHost(url: URL, allowHost: readonly string[]): boolean {
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return allowHost.some((host) => [url.hostname, `${url.hostname}:${port}`].includes(host.toLowerCase()));
}
