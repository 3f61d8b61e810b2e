import { execFileSync } from 'node:child_process';
import { contend } from '../contestant.ts';
import { readSpeed } from '../read-output.ts';

// OpenSSL's own measurement of Ed25519.
await contend(({ seconds }) => {
  const args = ['speed', '-seconds', String(Math.max(1, Math.round(seconds / 2))), 'ed25519'];
  return { perSecond: readSpeed(execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' })) };
});
