import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { builtModule, evaluate } from './node-arguments.ts';

/** A loader that gives away msw and chai. */
const HOOKS = `
export async function resolve(specifier, context, next) {
  const resolved = await next(specifier, context);
  const found = /node_modules\\/(msw|chai)\\//.exec(resolved.url);
  if (found) throw new Error('Loaded ' + found[1]);
  return resolved;
}`;

const REGISTER = `
import { register } from 'node:module';
register('data:text/javascript,' + ${JSON.stringify(encodeURIComponent(HOOKS))});`;

/** Imports a module in a process of its own. */
function importAlone(path: string): string {
  const hooks = `data:text/javascript,${encodeURIComponent(REGISTER)}`;
  const code = `await import(${JSON.stringify(builtModule(path))}).then(() => console.log('Loaded'), (error) => console.log(error.message));`;
  const args = ['--import', hooks, ...evaluate(code)];
  return execFileSync(process.execPath, args, { encoding: 'utf8', stdio: 'pipe' }).trim();
}

describe('importing the package', () => {
  it('loads neither msw nor chai', () => {
    expect(importAlone('index.ts')).to.equal('Loaded');
  });

  it('loads msw with the subpath that needs it', () => {
    expect(importAlone('msw/index.ts')).to.equal('Loaded msw');
  });
});
