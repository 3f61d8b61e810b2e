import { SCRIPT_CHART_DRAW } from './script-chart-draw.ts';
import { SCRIPT_CHART_SPREAD } from './script-chart-spread.ts';
import { SCRIPT_CHART_START } from './script-chart-start.ts';
import { SCRIPT_CHART_TEXTS } from './script-chart-texts.ts';
import { SCRIPT_CHART_TIME } from './script-chart-time.ts';

/**
 * What the page of a load does in a browser: draws its charts with uPlot, in the colours of the page.
 *
 * @remarks It reads numbers only and makes no markup. Written as text, since it runs elsewhere than the rest; a test runs
 * it in a browser.
 */
export const CHART_SCRIPT = `
(() => {
'use strict';
${SCRIPT_CHART_TEXTS}${SCRIPT_CHART_DRAW}${SCRIPT_CHART_TIME}${SCRIPT_CHART_SPREAD}${SCRIPT_CHART_START}})();
`;
