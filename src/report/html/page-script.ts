import { SCRIPT_BYTES } from './script-bytes.ts';
import { SCRIPT_DELIVERY } from './script-delivery.ts';
import { SCRIPT_ELEMENTS } from './script-elements.ts';
import { SCRIPT_LIST } from './script-list.ts';
import { SCRIPT_START } from './script-start.ts';

/**
 * What the page does in a browser: lists deliveries, filters them, and shows what is asked for.
 *
 * @remarks Everything that came from outside becomes text through `textContent` or `append`; nothing is ever parsed
 * as HTML. Written as text, since it runs elsewhere than the rest; a test runs it in a browser.
 */
export const PAGE_SCRIPT = `
(() => {
'use strict';
${SCRIPT_ELEMENTS}${SCRIPT_BYTES}${SCRIPT_DELIVERY}${SCRIPT_LIST}${SCRIPT_START}})();
`;
