import { formatCount } from '../format-quantity.ts';
import { html, type Markup } from './markup.ts';

/**
 * Renders a number with what it counts.
 *
 * @param isBad Whether any at all is a bad sign.
 */
export function renderFigure(label: string, count: number, isBad: boolean): Markup {
  const state = count === 0 ? 'none' : isBad ? 'bad' : 'some';
  return html`<div class="${state}"><dt>${label}</dt><dd>${formatCount(count)}</dd></div>`;
}
