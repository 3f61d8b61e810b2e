import type { AddCommand } from '../add-command.ts';
import { addGroup } from '../add-group.ts';
import { addOutputFlags, type OutputFlags } from '../output-flags.ts';

type ShowFlags = OutputFlags & { readonly revision?: string };

/** `events [list | show <name>]`: what HighLevel sends, and how sure that is. */
export const addEventsCommand: AddCommand = (program, world) => {
  const events = addGroup(program, {
    name: 'events',
    description: 'the catalogue: kinds, their fields, and how sure each fact is',
    examples: ['events', 'events show call.answered'],
  });

  const list = events.command('list', { isDefault: true }).description('list the kinds of event');
  addOutputFlags(list.allowExcessArguments(), ['events', 'events list --json']).action(
    async (flags: OutputFlags) => {
      const { KINDS } = await import('../../catalog/kinds.ts');
      if (flags.json === true) return world.stdout.write(`${JSON.stringify(KINDS, null, 2)}\n`);
      const { renderKindList } = await import('../render-kinds.ts');
      world.stdout.write(renderKindList(KINDS));
    },
  );

  const show = events
    .command('show')
    .description('show one kind: its fields by revision, with provenance and examples');
  show
    .argument('<name>', 'a kind, as in call.answered; or an event, as in OutboundMessage, to list its kinds')
    .option('--revision <id>', 'one revision only (default: latest)');
  addOutputFlags(show, [
    'events show call.answered',
    'events show email.sent --revision 2025-10 --json',
  ]).action(async (name: string, flags: ShowFlags) => {
    const { kindsOfEvent } = await import('../../catalog/kinds.ts');
    const { renderKind, renderKindList } = await import('../render-kinds.ts');
    const kinds = kindsOfEvent(name);
    if (kinds.length > 0) {
      return world.stdout.write(
        flags.json === true ? `${JSON.stringify(kinds, null, 2)}\n` : renderKindList(kinds),
      );
    }
    const { describeKind } = await import('../../catalog/describe-kind.ts');
    const described = describeKind(name, flags.revision ?? 'latest');
    world.stdout.write(
      flags.json === true
        ? `${JSON.stringify(described, null, 2)}\n`
        : renderKind(described, world.stdout.columns ?? 80),
    );
  });
};
