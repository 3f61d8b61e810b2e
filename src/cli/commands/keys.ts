import { escapeText, stringifySafely } from '../../errors/escape-text.ts';
import type { AddCommand } from '../add-command.ts';
import { addGroup } from '../add-group.ts';
import { addOutputFlags, type OutputFlags } from '../output-flags.ts';

type KeysFlags = OutputFlags & { readonly legacy?: true };

/** `keys [init | show]`: the test keys, and what a receiver's environment needs of them. */
export const addKeysCommand: AddCommand = (program, world) => {
  const keys = addGroup(program, {
    name: 'keys',
    description: 'the test keys: make them, or show what a receiver needs of them',
    examples: ['keys init', 'keys show >> .env'],
  });

  const init = keys
    .command('init')
    .description('make a key pair in .highlevel-mock/keys, unless there is one');
  init.option('--legacy', 'an RSA-4096 pair too, for x-wh-signature');
  addOutputFlags(init, ['keys init', 'keys init --legacy']).action(async (flags: KeysFlags) => {
    const { folder, shown } = await readKeys(flags, { make: true });
    if (flags.json === true) return printJson(folder.path, shown);
    world.stdout.write(
      `Keys are in ${escapeText(folder.path)} (git ignores them). Put this into your receiver's environment:\n\n`,
    );
    world.stdout.write(shown.lines);
  });

  const show = keys
    .command('show', { isDefault: true })
    .allowExcessArguments()
    .description("print the lines for a receiver's environment");
  show.option('--legacy', 'the RSA key too; made if there is none');
  addOutputFlags(show, ['keys show >> .env', 'keys show --json']).action(async (flags: KeysFlags) => {
    const { folder, shown } = await readKeys(flags, { make: false });
    if (flags.json === true) return printJson(folder.path, shown);
    world.stdout.write(shown.lines);
  });

  /** The public halves of the keys a run would sign with: those of the environment, else the folder's. */
  async function readKeys(flags: KeysFlags, folderKeys: { readonly make: boolean }) {
    const { openKeyFolder } = await import('../../envelope/key-folder.ts');
    const { resolveKeys } = await import('../../envelope/resolve-keys.ts');
    const { createKeyEnv } = await import('../../envelope/key-env.ts');
    const { renderKeyEnv } = await import('../../envelope/render-key-env.ts');
    const { FIXED_APP_ID } = await import('../../run/run-settings.ts');
    const folder = openKeyFolder(world.workingDirectory);
    if (folderKeys.make) {
      folder.ed25519();
      folder.appId();
    }
    const needs = { rsa: flags.legacy === true || folder.has('rsa') };
    const { publicKeys, appIdStored } = resolveKeys({ keyFiles: [], env: world.env, store: folder, needs });
    const receiverKeys = { appId: appIdStored ?? FIXED_APP_ID, publicKeys };
    return { folder, shown: { env: createKeyEnv(receiverKeys), lines: renderKeyEnv(receiverKeys) } };
  }

  function printJson(path: string, shown: { readonly env: object }): void {
    world.stdout.write(`${stringifySafely({ path, env: shown.env }, 2)}\n`);
  }
};
