import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

/** This package's version. */
export const VERSION: string = version;

/** Who writes a record, as in `highlevel-mock/0.1.0`. */
export const TOOL = `highlevel-mock/${version}`;
