import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contend } from '../contestant.ts';
import { findSpread } from '../figures.ts';

const STORY = `version: 1
name: ten
seed: 7
cast: { ada: {}, bob: {} }
steps:
${['call.answered', 'call.voicemail', 'sms.sent', 'email.sent', 'voicemail.drop']
  .flatMap((kind) => ['ada', 'bob'].map((contact) => `  - { emit: ${kind}, contact: ${contact} }`))
  .join('\n')}
`;
const PAIRS = 7;

// This package: a run of ten steps, and --help, from start to exit, each beside a Node that does nothing.
await contend(({ cli, url, folder }) => {
  const story = join(folder, 'ten.yaml');
  writeFileSync(story, STORY);
  const time = (args: readonly string[]): number => {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder });
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
    return (performance.now() - start) / 1000;
  };
  const over = (args: readonly string[]): number => {
    time(args);
    const pairs = Array.from({ length: PAIRS }, () => time(args) - time(['-e', '0']));
    return findSpread(pairs)?.median ?? 0;
  };
  return { runSeconds: over([cli, 'run', story, '--target', url]), helpSeconds: over([cli, '--help']) };
});
