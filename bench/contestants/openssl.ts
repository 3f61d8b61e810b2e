import type { Contestant } from '../goal.ts';
import { runProgram, SENDER_CORE } from '../run-program.ts';
import { scaleSeconds } from '../scale.ts';

/** `openssl speed`: what signing costs without Node. */
export const opensslSpeed: Contestant = {
  name: 'openssl speed',
  needs: ['openssl'],
  sends: null,
  run: async ({ scale, tools, env, folder }) => {
    const args = ['speed', '-seconds', String(Math.max(1, Math.round(scaleSeconds(scale) / 2))), 'ed25519'];
    const command = tools.get('openssl') ?? 'openssl';
    const { stdout } = await runProgram({ command, args, cores: SENDER_CORE, env, folder });
    return { perSecond: readOpensslOutput(stdout) };
  },
};

/** Reads how many Ed25519 signatures a second `openssl speed` made. @throws When it does not say. */
export function readOpensslOutput(output: string): number {
  const [, perSecond] = /^.*Ed25519\)(?:\s+[\d.]+s){2}\s+([\d.]+)\s/m.exec(output) ?? [];
  if (perSecond !== undefined) return Number(perSecond);
  throw new Error(`Failed to read what openssl speed printed: "${output}" has no Ed25519.`);
}
