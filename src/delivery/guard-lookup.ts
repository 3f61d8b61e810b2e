import { BlockList, isIP, type LookupFunction } from 'node:net';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Whether an IP address, without brackets, is this machine's own. */
export function isLoopbackAddress(address: string): boolean {
  const version = isIP(address);
  return version !== 0 && LOOPBACK.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Creates the lookup for a name that is expected to mean this machine: when any of its addresses is elsewhere, the
 * lookup fails and no connection is made.
 *
 * @remarks Sockets connect to the addresses that this lookup gives them, so the name cannot be pointed elsewhere in between.
 */
export function guardLookup(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, found, family) => {
      const addresses =
        error || !found ? [] : typeof found === 'string' ? [found] : found.map((one) => one.address);
      const foreign = addresses.find((address) => !isLoopbackAddress(address));
      if (foreign === undefined) callback(error, found, family);
      else callback(new ForeignAddressError(hostname, foreign), '', 0);
    });
  };
}

/** A name that is expected to mean this machine has the address of another. */
export class ForeignAddressError extends Error {
  constructor(hostname: string, address: string) {
    super(`"${hostname}" resolves to ${address}, which is not this machine`);
  }
}
