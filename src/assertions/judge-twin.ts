import { findNearMiss } from '../errors/near-miss.ts';
import type { TwinRequest } from '../model/twin-request.ts';
import { countNoun } from '../report/format-quantity.ts';
import { showLatestOrigin } from './describe-delivery.ts';
import { type Finding, findWhether, isCount, misuse, writeTimes } from './finding.ts';
import { readTwin } from './subjects.ts';

/** The methods a receiver asks HighLevel with. */
export type AskedMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** How many of the latest requests are listed. */
const LISTED = 10;

/**
 * Judges how often a twin was asked something, whatever it answered.
 *
 * @param pathPattern A path in which `:name` stands for any one part, as in `/contacts/:id`.
 * @throws {@link AssertionMisuse} `HL_ASSERTION_MISUSED`
 */
export function judgeAsked(
  subject: unknown,
  {
    method,
    pathPattern,
    times,
  }: {
    readonly method: AskedMethod;
    readonly pathPattern: `/${string}`;
    readonly times?: number | undefined;
  },
): Finding {
  const { requests } = readTwin(subject, 'asked');
  if (!METHODS.includes(method)) {
    throw misuse('"asked"', `"${method}" is no method`, `Use ${METHODS.join(', ')}.`);
  }
  if (typeof pathPattern !== 'string' || !pathPattern.startsWith('/') || pathPattern.includes('?')) {
    const advice = 'Write it below the base URL and without a query, as in "/contacts/:id".';
    throw misuse('"asked"', `"${pathPattern}" is no path`, advice);
  }
  const matching = requests.filter(
    (request) => request.method === method && isPath(request.path, pathPattern),
  );
  return findWhether(isCount(matching.length, times), {
    subject: 'the twin',
    predicate: `have been asked ${method} ${pathPattern} ${writeTimes(times)}`,
    but: `it was asked that ${countNoun(matching.length, 'time')}`,
    rest: [
      ...(matching.length > 0 ? list(matching) : list(requests)),
      ...(matching.length > 0 ? [] : showNearest(requests, `${method} ${pathPattern}`)),
      ...wonderWhetherTold(requests),
      ...showLatestOrigin(),
    ],
  });
}

/** A twin that finds nobody was most likely told of no run. */
function wonderWhetherTold(requests: readonly TwinRequest[]): readonly string[] {
  const known = requests.filter(({ route }) => route !== null);
  const isLost = known.length > 0 && known.every(({ status }) => status === 404);
  return isLost ? ['It found nothing it was asked for. Was it given to the run, as `twin`?'] : [];
}

function isPath(path: string, pattern: string): boolean {
  const [parts, wanted] = [path, pattern].map((text) => text.replace(/(?<=.)\/$/, '').split('/')) as [
    string[],
    string[],
  ];
  return (
    parts.length === wanted.length &&
    wanted.every((part, index) => (part.startsWith(':') ? parts[index] !== '' : part === parts[index]))
  );
}

function list(requests: readonly TwinRequest[]): readonly string[] {
  if (requests.length === 0) {
    return [
      'It was asked nothing at all. Does the receiver ask where the twin listens, and does MSW see it?',
    ];
  }
  const left = requests.length - LISTED;
  const head =
    left > 0 ? `What it was asked (the last ${LISTED} of ${requests.length}):` : 'What it was asked:';
  return [head, ...requests.slice(-LISTED).map((request) => `  ${nameRequest(request)}`)];
}

function showNearest(requests: readonly TwinRequest[], wanted: string): readonly string[] {
  const near = findNearMiss(
    wanted,
    requests.map(({ method, path, route }) => route ?? `${method} ${path}`),
  );
  return near === null ? [] : [`Nearest: ${near}.`];
}

function nameRequest({ method, path, route, status }: TwinRequest): string {
  return `${method} ${path} (answered ${status}${route === null ? ', there is no such route' : ''})`;
}
