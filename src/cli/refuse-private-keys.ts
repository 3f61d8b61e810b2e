import { hideKeys } from '../errors/hide-keys.ts';
import { KeyError } from '../errors/key-error.ts';

/**
 * Refuses the text of a private key among the arguments: it would end up in reports, journals and the command that
 * repeats the run.
 *
 * @throws {@link KeyError} `HL_KEY_IN_ARGUMENT`, which names the flag and shows no part of the key
 */
export function refusePrivateKeys(args: readonly string[]): void {
  const index = args.findIndex((arg) => hideKeys(arg) !== arg);
  if (index === -1) return;
  throw new KeyError(
    'HL_KEY_IN_ARGUMENT',
    `Failed to read ${nameArgument(args, index)}: it is the text of a private key. Save the key in a file that only you ` +
      'can read and give --key its path, or set HIGHLEVEL_MOCK_ED25519_PRIVATE_KEY.',
  );
}

function nameArgument(args: readonly string[], index: number): string {
  const [, assigned] = /^(--[a-z-]+)=/.exec(args[index] ?? '') ?? [];
  const flag = assigned ?? args[index - 1] ?? '';
  return /^--?[a-z-]+$/.test(flag) ? `the value of ${flag}` : `argument ${index + 1}`;
}
