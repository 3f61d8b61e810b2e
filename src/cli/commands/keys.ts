import { KEY_FORMATS, type KeyFormat } from '../../envelope/render-public-keys.ts';
import { escapeText, stringifySafely } from '../../errors/escape-text.ts';
import type { AddCommand } from '../add-command.ts';
import { addGroup } from '../add-group.ts';
import { addOutputFlags, type OutputFlags } from '../output-flags.ts';

type KeysFlags = OutputFlags & { readonly legacy?: true; readonly format?: KeyFormat };

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
    const { renderKeyEnv } = await import('../../envelope/render-key-env.ts');
    const { folder, shown } = await readKeys(flags, { make: true });
    if (flags.json === true) return printJson(folder.path, shown);
    world.stdout.write(
      `Keys are in ${escapeText(folder.path)} (git ignores them). Put this into your receiver's environment:\n\n`,
    );
    world.stdout.write(renderKeyEnv(shown.keys));
  });

  const show = keys
    .command('show', { isDefault: true })
    .allowExcessArguments()
    .description("print the lines for a receiver's environment, or the public key in another form");
  show.option('--legacy', 'the RSA key too; made if there is none');
  show.addOption(
    show
      .createOption('--format <form>', 'how to print it; raw, hex and der give the key alone (default: env)')
      .choices(KEY_FORMATS),
  );
  addOutputFlags(show, ['keys show >> .env', 'keys show --format pem > public.pem']).action(
    async (flags: KeysFlags) => {
      const { renderPublicKeys } = await import('../../envelope/render-public-keys.ts');
      const { folder, shown } = await readKeys(flags, { make: false });
      if (flags.json === true) return printJson(folder.path, shown);
      world.stdout.write(renderPublicKeys(shown.keys, flags.format ?? 'env'));
    },
  );

  /** The public halves of the keys a run would sign with: those of the environment, else the folder's. */
  async function readKeys(flags: KeysFlags, folderKeys: { readonly make: boolean }) {
    const { resolveKeys } = await import('../../envelope/resolve-keys.ts');
    const { createKeyEnv } = await import('../../envelope/key-env.ts');
    const { findKeyFolder } = await import('../../run/find-key-folder.ts');
    const { FIXED_APP_ID } = await import('../../run/run-settings.ts');
    const folder = findKeyFolder(world);
    if (folderKeys.make) {
      folder.ed25519();
      folder.appId();
    }
    const needs = { rsa: flags.legacy === true || folder.has('rsa') };
    const { publicKeys, appIdStored } = resolveKeys({ keyFiles: [], env: world.env, store: folder, needs });
    const shown = { appId: appIdStored ?? FIXED_APP_ID, publicKeys };
    return { folder, shown: { keys: shown, env: createKeyEnv(shown) } };
  }

  function printJson(path: string, shown: { readonly env: object }): void {
    world.stdout.write(`${stringifySafely({ path, env: shown.env }, 2)}\n`);
  }
};
