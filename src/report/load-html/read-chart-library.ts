import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The library that draws charts, as text to put into a page. */
export type ChartLibrary = { readonly script: string; readonly style: string };

const require = createRequire(import.meta.url);

/** Reads uPlot as it is published for browsers: its script defines `uPlot`. */
export function readChartLibrary(): ChartLibrary {
  return {
    script: readFileSync(require.resolve('uplot/dist/uPlot.iife.min.js'), 'utf8'),
    style: readFileSync(require.resolve('uplot/dist/uPlot.min.css'), 'utf8'),
  };
}
