import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toRecord } from '../autocannon-request.ts';
import { makeEvents, openBenchEvents } from '../bench-events.ts';
import { contend } from '../contestant.ts';
import { readWrk } from '../read-output.ts';

const SCRIPT = `
local requests, at = {}, 0
function init()
  for line in io.lines(os.getenv('BENCH_BODIES')) do
    local signature, body = line:match('^(%S+) (.*)$')
    local headers = { ['content-type'] = 'application/json', ['x-ghl-signature'] = signature }
    requests[#requests + 1] = wrk.format('POST', nil, headers, body)
  end
end
function request()
  at = at % #requests + 1
  return requests[at]
end
`;

// wrk sending unique bodies, signed beforehand and held in memory.
await contend(async ({ url, seconds, folder }) => {
  const { maker } = await openBenchEvents();
  const [script, bodies] = [join(folder, 'wrk.lua'), join(folder, 'wrk-bodies.txt')];
  const lines = makeEvents(maker, 50_000).map(
    ({ body, headers }) => `${toRecord(headers)['x-ghl-signature']} ${Buffer.from(body)}\n`,
  );
  writeFileSync(script, SCRIPT);
  writeFileSync(bodies, lines.join(''));
  const args = [
    '--threads',
    '1',
    '--connections',
    '50',
    '--duration',
    `${seconds}s`,
    '--script',
    script,
    url,
  ];
  const env = { ...process.env, BENCH_BODIES: bodies };
  return { perSecond: readWrk(execFileSync('wrk', args, { encoding: 'utf8', env })) };
});
