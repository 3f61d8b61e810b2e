import { lookup as lookUpAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { ForeignAddressError, guardLookup } from '../delivery/guard-lookup.ts';
import { RunError } from '../errors/run-error.ts';
import { isAllowedHost, isLocalhostName, readTargetUrl } from './target-url.ts';

/** What may be sent to, and who knows its address. */
export type ResolveOptions = {
  /** Hosts allowed besides this machine, as `host` or `host:port`. */
  readonly allowHost: readonly string[];
  /** @default the machine's resolver */
  readonly lookup?: LookupFunction | undefined;
};

/**
 * Reads a target and makes sure that a `localhost` name means this machine, unless `allowHost` names it.
 *
 * @remarks Its address may change later, so connections to it take {@link chooseLookup}. A name without an
 * address is a receiver that cannot be reached, which is no error here.
 * @throws {@link RunError} `HL_RUN_TARGET_INVALID`, `HL_RUN_TARGET_NOT_ALLOWED`
 */
export async function resolveTarget(target: string, options: ResolveOptions): Promise<URL> {
  const url = readTargetUrl(target, options.allowHost);
  const lookup = chooseLookup(url, options);
  if (lookup !== undefined) {
    const failure = await new Promise<Error | null>((resolve) =>
      lookup(url.hostname, { all: true }, resolve),
    );
    if (failure instanceof ForeignAddressError) {
      throw new RunError(
        'HL_RUN_TARGET_NOT_ALLOWED',
        `Failed to use the target "${target}": ${failure.message}. ` +
          `If the receiver is yours to test, add --allow-host ${url.host}.`,
      );
    }
  }
  return url;
}

/** How connections to a target look its name up; undefined for Node's own way. */
export function chooseLookup(
  url: URL,
  { allowHost, lookup = lookUpAddress }: ResolveOptions,
): LookupFunction | undefined {
  const isTrustedByAddress = isLocalhostName(url.hostname) && !isAllowedHost(url, allowHost);
  return isTrustedByAddress ? guardLookup(lookup) : undefined;
}
