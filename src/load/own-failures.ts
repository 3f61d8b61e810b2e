import { OWN_CODES } from '../delivery/explain-failure.ts';
import { countNoun } from '../report/format-quantity.ts';

const ADVICE: Readonly<Record<(typeof OWN_CODES)[number], string>> = {
  EMFILE: 'Raise the limit for this process (ulimit -n), or share the load out with --shard',
  ENFILE: 'Raise the limit for all processes (fs.file-max), or send from a machine of its own',
  EADDRNOTAVAIL:
    'A closed connection holds its port for a minute: let the receiver keep connections open, widen net.ipv4.ip_local_port_range, or share the load out with --shard',
  ENOBUFS: 'Lower --max-in-flight, or share the load out with --shard',
};

type Errors = Readonly<Record<string, number>>;

/**
 * Counts the attempts that failed on the sending machine, before they could reach the receiver.
 *
 * @param errors How often each failure came, by its text.
 */
export function countOwnFailures(errors: Errors): number {
  return findOwn(errors).reduce((sum, { count }) => sum + count, 0);
}

/** Whether an attempt failed so, by the text of its failure. */
export function isOwnFailure(text: string): boolean {
  return findCode(text) !== undefined;
}

/** Says for each kind of failure on the sending machine how often it came, and what to do. */
export function describeOwnFailures(errors: Errors): readonly string[] {
  return findOwn(errors).map(
    ({ text, count, code }) =>
      `${countNoun(count, 'attempt')} did not leave this machine: ${text}. ${ADVICE[code]}`,
  );
}

function findOwn(errors: Errors) {
  return Object.entries(errors).flatMap(([text, count]) => {
    const code = findCode(text);
    return code === undefined ? [] : [{ text, count, code }];
  });
}

function findCode(text: string): (typeof OWN_CODES)[number] | undefined {
  return OWN_CODES.find((code) => text.endsWith(`(${code})`));
}
