import { copyExport, ForeignValueError } from './copy-export.ts';

/** What the process that loads a module tells. */
export type ModuleNews =
  | { readonly exported: unknown }
  /** Why there is nothing to give, as a clause. */
  | { readonly failure: string };

/** So much is quoted of what a module throws. */
const QUOTED_LENGTH = 500;

const href = process.argv[2];
if (href !== undefined && process.send !== undefined) {
  const tell = (news: ModuleNews): void => void process.send?.(news);
  const fail = (thrown: unknown): void => tell({ failure: describeFailure(thrown) });
  // What goes wrong beside the import is told likewise; whoever is told ends this process.
  process.on('uncaughtException', fail).on('unhandledRejection', fail);
  process.on('disconnect', () => process.exit());
  // A module that leaves nothing open and never settles ends here, instead of waiting to be ended.
  process.channel?.unref();
  importDefault(href)
    .then((exported) => {
      const copied = copyExport(exported);
      // A rejection that nobody handled is told by the end of this turn.
      setImmediate(() => tell({ exported: copied }));
    })
    .catch(fail);
}

async function importDefault(href: string): Promise<unknown> {
  const { tsImport } = await import('tsx/esm/api');
  // A CommonJS module comes as the default of one that stands for it, and its own default inside that.
  let exported: unknown = await tsImport(href, import.meta.url);
  const seen = new Set<unknown>();
  do {
    // One that is its own default.
    if (seen.has(exported)) return exported;
    seen.add(exported);
    exported = await (exported as { readonly default?: unknown }).default;
  } while (typeof exported === 'object' && exported !== null && 'default' in exported);
  return exported;
}

function describeFailure(thrown: unknown): string {
  if (thrown instanceof ForeignValueError) return thrown.message;
  return `it fails with "${describeThrown(thrown)}"`;
}

/** What a module threw, in its own words and on one line: a message without the stack. */
function describeThrown(thrown: unknown): string {
  try {
    const text = String(thrown instanceof Error ? thrown.message : thrown);
    return (
      text
        // Node appends the way of requires, in which tsx marks its own.
        .replace(/\nRequire stack:[\s\S]*$/, '')
        .replace(/\?namespace=[\w-]+/g, '')
        .replace(/\s*\n\s*/g, ' ')
        .slice(0, QUOTED_LENGTH)
    );
  } catch {
    return 'something that cannot be described';
  }
}
