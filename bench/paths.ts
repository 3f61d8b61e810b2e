import { fileURLToPath } from 'node:url';

/** The folder of the repository, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The command as users have it. */
export const CLI = `${ROOT}dist/cli/main.js`;

/** Whose events everybody sends. */
export const TRAFFIC = `${ROOT}bench/traffic.yaml`;

/** How many connections everybody has. */
export const CONNECTIONS = 50;
