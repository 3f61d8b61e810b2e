import type { Project } from './project.ts';
import { ASSERTIONS } from './sample-assertions.ts';
import type { Dialect } from './sample-dialect.ts';
import { renderImports } from './sample-imports.ts';
import { SCENARIO_PATH } from './starter-scenario.ts';

/**
 * How a test ends. A machine that is busy with other tests may take longer than the 2 or 5 seconds that runners give by
 * default.
 */
const END_OF_TEST: Readonly<Record<Project['runner'], string>> = {
  mocha: '}).timeout(60_000);',
  vitest: '}, 60_000);',
  jest: '}, 60_000);',
  'node:test': '});',
};

/** Renders a test that passes at once, as its receiver stands in the test itself until the user's own takes its place. */
export function renderSampleTest(project: Project, dialect: Dialect): string {
  const { isTyped, isCommonJs, assertions, command } = dialect;
  const { setUp, passed, counted, refused } = ASSERTIONS[assertions];
  const end = END_OF_TEST[project.runner];
  const typed = (text: string): string => (isTyped ? text : '');
  const importApp = isCommonJs
    ? "const { app } = require('../src/app.js');"
    : "import { app } from '../src/app.js';";
  return `// Sends a receiver what HighLevel would send it, signed the same way.
//   ${command}
${renderImports(project, dialect)}
${setUp === null ? '' : `\n${setUp}\n`}
// Only HighLevel can sign with HighLevel's key, so the receiver has to trust this one: it reads
// WEBHOOK_SIGNATURE_PUBLIC_KEY and, with the official SDK, CLIENT_ID.
const keys = createTestKeys();
Object.assign(process.env, keys.env);

// Your app goes here, in place of the receiver below. If it reads its environment while it loads, use await import().
//   ${importApp}
// An Express app is given as it is, an http.Server as \`target\` itself, a handler of Requests as { fetch: handler }.
const target = { listener: app, path: '/webhooks' };

const seen = new Set${typed('<string>')}();
const counts = { calls: 0, voicemails: 0 };

async function app(request${typed(': IncomingMessage')}, response${typed(': ServerResponse')})${typed(': Promise<void>')} {
  const chunks${typed(': Buffer[]')} = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks); // the bytes as they came, not JSON made anew
  const { valid } = verifyEnvelope({ body, headers: request.headers, publicKeys: keys.publicKeys });
  response.writeHead(valid ? 200 : 401).end(); // first the answer, then the work
  if (!valid) return;
  const { webhookId, callStatus } = JSON.parse(body.toString());
  if (seen.has(webhookId)) return; // an event comes at least once
  seen.add(webhookId);
  counts[callStatus === 'voicemail' ? 'voicemails' : 'calls'] += 1;
}

describe('webhooks of HighLevel', () => {
  it('are answered, and handled once', async () => {
    const run = await runScenario('${SCENARIO_PATH}', { target, keys });
    ${passed}
    ${counted}
  ${end}

  it('are refused when they are forged', async () => {
    const delivery = await sendEvent('call.answered', { target, keys, fault: 'signature-tampered' });
    ${refused}
  ${end}
});
`;
}
