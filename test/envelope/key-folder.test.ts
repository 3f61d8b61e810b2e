import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openKeyFolder } from '../../src/envelope/key-folder.ts';
import { builtModule, evaluate } from '../package/node-arguments.ts';
import { thrownBy } from './thrown-by.ts';
import { vectors } from './vectors.ts';

/** Makes an app id and a key in another process; gives the app id and the PEM of the public key. */
function makeElsewhere(workingDirectory: string): Promise<string> {
  const script = `
    const { createPublicKey } = await import('node:crypto');
    const { openKeyFolder } = await import(${JSON.stringify(builtModule('envelope/key-folder.ts'))});
    const folder = openKeyFolder(${JSON.stringify(workingDirectory)});
    const key = createPublicKey(folder.ed25519()).export({ type: 'spki', format: 'pem' });
    process.stdout.write(folder.appId() + key);`;
  const child = spawn(process.execPath, evaluate(script));
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  return new Promise((resolve) => child.on('close', () => resolve(output)));
}

describe('openKeyFolder()', () => {
  let home: string;
  let keysPath: string;
  const keep = (file: string, text: string): void => {
    mkdirSync(keysPath, { recursive: true });
    writeFileSync(join(keysPath, file), text);
  };
  const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'highlevel-mock-'));
    keysPath = join(home, '.highlevel-mock', 'keys');
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it('touches nothing before a key is asked for', () => {
    const folder = openKeyFolder(home);
    expect([folder.path, folder.has('ed25519'), folder.has('rsa')]).to.deep.equal([keysPath, false, false]);
    expect(readdirSync(home)).to.deep.equal([]);
  });

  it('makes a key the first time and finds it again ever after', () => {
    const made = openKeyFolder(home).ed25519();
    const folder = openKeyFolder(home);
    expect(folder.has('ed25519')).to.equal(true);
    expect(folder.ed25519().equals(made)).to.equal(true);
    expect(folder.ed25519()).to.equal(folder.ed25519());
  });

  it('makes an app id the first time and finds it again ever after', () => {
    const made = openKeyFolder(home).appId();
    expect(made).to.match(/^[\da-f]{24}$/);
    expect(openKeyFolder(home).appId()).to.equal(made);
  });

  it('makes the slow RSA pair only when asked for it', function () {
    this.timeout(60_000);
    const folder = openKeyFolder(home);
    folder.ed25519();
    folder.appId();
    expect(readdirSync(keysPath)).to.have.members(['app-id', 'ed25519.pem']);
    expect(folder.rsa().asymmetricKeyDetails?.modulusLength).to.equal(4096);
    expect(readdirSync(keysPath)).to.have.members(['app-id', 'ed25519.pem', 'rsa.pem']);
  });

  it('lets only the owner in, and keeps git out', () => {
    openKeyFolder(home).ed25519();
    expect(modeOf(keysPath)).to.equal('700');
    expect(modeOf(join(home, '.highlevel-mock'))).to.equal('700');
    expect(modeOf(join(keysPath, 'ed25519.pem'))).to.equal('600');
    expect(readFileSync(join(home, '.highlevel-mock', '.gitignore'), 'utf8')).to.equal('*\n');
  });

  it('leaves a .gitignore that is there alone', () => {
    mkdirSync(join(home, '.highlevel-mock'));
    writeFileSync(join(home, '.highlevel-mock', '.gitignore'), 'mine');
    openKeyFolder(home).ed25519();
    expect(readFileSync(join(home, '.highlevel-mock', '.gitignore'), 'utf8')).to.equal('mine');
  });

  it('uses keys and an app id that somebody put there', () => {
    keep('ed25519.pem', vectors.privatePem.ed25519);
    keep('app-id', 'myApp123\n');
    const folder = openKeyFolder(home);
    expect(folder.ed25519().export({ type: 'pkcs8', format: 'pem' })).to.equal(vectors.privatePem.ed25519);
    expect(folder.appId()).to.equal('myApp123');
  });

  it('gives processes that start at once the same key and app id', async function () {
    this.timeout(60_000);
    const outputs = await Promise.all(Array.from({ length: 4 }, () => makeElsewhere(home)));
    expect(outputs[0]).to.match(/^[\da-f]{24}-----BEGIN PUBLIC KEY-----/);
    expect(new Set(outputs).size).to.equal(1);
    expect(readdirSync(keysPath)).to.have.members(['app-id', 'ed25519.pem']);
  });

  describe('with files that do not serve', () => {
    const cases: readonly (readonly [name: string, file: string, text: string, code: string])[] = [
      ['a broken key', 'ed25519.pem', 'SECRET', 'HL_KEY_MALFORMED'],
      ['an empty key', 'ed25519.pem', '', 'HL_KEY_MALFORMED'],
      ['a key of the other scheme', 'ed25519.pem', vectors.privatePem.rsa, 'HL_KEY_WRONG_TYPE'],
      ['an app id with a hyphen', 'app-id', 'SECRET-mock', 'HL_KEY_MALFORMED'],
    ];
    for (const [name, file, text, code] of cases) {
      it(`names the file of ${name}, shows nothing of it and leaves it as it is`, () => {
        keep(file, text);
        const folder = openKeyFolder(home);
        const error = thrownBy(() => [folder.ed25519(), folder.appId()]);
        expect(error.code).to.equal(code);
        expect(error.message)
          .to.include(`"${join(keysPath, file)}"`)
          .and.not.include('SECRET');
        expect(readFileSync(join(keysPath, file), 'utf8')).to.equal(text);
      });
    }

    it('says that a key cannot be read', () => {
      mkdirSync(join(keysPath, 'ed25519.pem'), { recursive: true });
      const error = thrownBy(() => openKeyFolder(home).ed25519());
      expect(error.code).to.equal('HL_KEY_UNREADABLE');
      expect(error.message).to.match(/^Failed to read ".*ed25519\.pem": it is not a plain file\. /);
    });
  });

  it('says that it cannot write where something else stands in the way', () => {
    writeFileSync(join(home, '.highlevel-mock'), 'a file');
    const error = thrownBy(() => openKeyFolder(home).ed25519());
    expect(error.code).to.equal('HL_KEY_UNWRITABLE');
    expect(error.message).to.match(/^Failed to write ".*": something else has that name\. /);
  });
});
