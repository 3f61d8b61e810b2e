import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem } from 'node:os';
import { ROOT } from './paths.ts';
import type { Tool } from './tools.ts';

/** What results hang on. */
export type Machine = {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  /** Of the tools: the first line each says of itself; null where it is not installed. */
  readonly tools: Readonly<Record<Tool, string | null>>;
  readonly packages: Readonly<Record<string, string>>;
};

const VERSION_FLAGS: Readonly<Record<Tool, string>> = {
  wrk: '-v',
  nginx: '-v',
  openssl: 'version',
  taskset: '--version',
};
const PACKAGES = ['@faker-js/faker', 'autocannon', 'json-schema-faker', 'tsx', 'undici'];

/** Describes this machine, and what is installed on it. */
export function describeMachine(tools: ReadonlyMap<Tool, string>): Machine {
  const versions = Object.entries(VERSION_FLAGS).map(([tool, flag]) => {
    const file = tools.get(tool as Tool);
    return [tool, file === undefined ? null : askVersion(file, flag)];
  });
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    node: `${process.version}, OpenSSL ${process.versions.openssl}`,
    tools: Object.fromEntries(versions),
    packages: Object.fromEntries(PACKAGES.map((name) => [name, readVersion(`node_modules/${name}`)])),
  };
}

function askVersion(file: string, flag: string): string {
  // Some say it on the one stream, some on the other.
  const { stdout, stderr } = spawnSync(file, [flag], { encoding: 'utf8' });
  return `${stdout}${stderr}`.split('\n')[0]?.trim() ?? '';
}

function readVersion(folder: string): string {
  return (JSON.parse(readFileSync(`${ROOT}${folder}/package.json`, 'utf8')) as { readonly version: string })
    .version;
}
