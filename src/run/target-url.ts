import { isIPv4 } from 'node:net';
import { RunError } from '../errors/run-error.ts';

/**
 * Reads a target and makes sure that nothing is sent where it should not go.
 *
 * @param allowHost Hosts allowed besides this machine, as `host` or `host:port`.
 * @throws {@link RunError} `HL_RUN_TARGET_INVALID` when it is no http(s) URL, `HL_RUN_TARGET_NOT_ALLOWED` when it is
 * neither loopback nor in `allowHost`.
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
  if (!isLoopback(url.hostname) && !isAllowedHost(url, allowHost)) {
    throw new RunError(
      'HL_RUN_TARGET_NOT_ALLOWED',
      `Failed to use the target "${target}": ${url.hostname} is not this machine. ` +
        `If the receiver is yours to test, add --allow-host ${url.host}.`,
    );
  }
  return url;
}

/** Whether a host is this machine. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    (isIPv4(hostname) && hostname.startsWith('127.'))
  );
}

/** Whether the host of a URL is in a list of hosts, as `host` or `host:port`. */
export function isAllowedHost(url: URL, allowHost: readonly string[]): boolean {
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return allowHost.some((host) => [url.hostname, `${url.hostname}:${port}`].includes(host.toLowerCase()));
}
