import { escapeText } from '../../errors/escape-text.ts';
import { escapeMarkup } from '../escape-markup.ts';

/** HTML that is safe as it stands. Only {@link html} and {@link trusted} make it. */
export type Markup = { readonly markup: string };

/** What can stand in a template: texts are escaped, markup is not, null is nothing, lists are set one after another. */
export type Content = Markup | string | number | null | readonly Content[];

/**
 * Writes HTML. Every text put in is escaped, so a payload cannot become markup by being forgotten.
 *
 * @remarks Also shows what a browser would act on without showing it: control characters, marks that turn the
 * direction of writing.
 */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const parts = strings.map((text, index) => text + render(contents[index] ?? null));
  return { markup: parts.join('') };
}

/** Takes text for HTML as it is: our own style and script, and data that is escaped in its own way. */
export function trusted(markup: string): Markup {
  return { markup };
}

function render(content: Content): string {
  if (content === null) return '';
  if (typeof content === 'string') return escapeMarkup(escapeText(content));
  if (typeof content === 'number') return String(content);
  return 'markup' in content ? content.markup : content.map(render).join('');
}
