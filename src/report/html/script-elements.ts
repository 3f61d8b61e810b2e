/** The part of the page's script that makes elements; texts become text nodes. */
export const SCRIPT_ELEMENTS = `
const SVG = 'http://www.w3.org/2000/svg';

function el(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children.filter((child) => child !== null));
  return node;
}

function mark(name) {
  const svg = document.createElementNS(SVG, 'svg');
  const use = document.createElementNS(SVG, 'use');
  for (const [key, value] of [['class', 'mark ' + name], ['viewBox', '-6 -6 12 12'], ['aria-hidden', 'true']]) svg.setAttribute(key, value);
  for (const [key, value] of [['href', '#m-' + name], ['x', -6], ['y', -6], ['width', 12], ['height', 12]]) use.setAttribute(key, value);
  svg.append(use);
  return svg;
}
`;
