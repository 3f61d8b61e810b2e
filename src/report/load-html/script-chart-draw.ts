/** The part of the charts' script that knows how any chart looks: colours of the page, axes, size, legend. */
export const SCRIPT_CHART_DRAW = `
const AXIS_WIDTH = 62;

function colorOf(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

function axisOf(options) {
  const line = { stroke: colorOf('faint'), width: 1 };
  return { stroke: colorOf('soft'), font: '12px system-ui, sans-serif', grid: line, ticks: { ...line, size: 4 }, gap: 4, ...options };
}

function lineOf(key, look) {
  const [width, dash] = { line: [1.8], thick: [3], broad: [8], dashed: [1.8, [6, 4]], dotted: [1.6, [1.5, 3]] }[look];
  return { stroke: colorOf(key), width, dash, points: { show: false } };
}

/** Where there are few points, or one alone between gaps, a line shows nothing. */
function markPoints(series, values) {
  const isAlone = (value, index) => value !== null && (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null;
  const alone = values.flatMap((value, index) => (isAlone(value, index) ? [index] : []));
  return { ...series, points: { show: alone.length > 0, filter: () => alone, size: 6, fill: series.stroke, stroke: series.stroke } };
}

function sizeOf(plot, height) {
  const isNarrow = innerWidth < 672;
  return { width: plot.clientWidth - 8, height: Math.round(height * (isNarrow ? 0.85 : 1)) };
}

/** Writes on the chart itself, so that lines below do not cut through the letters. */
function writeOn(ctx, text, x, y) {
  ctx.setLineDash([]);
  ctx.textBaseline = 'middle';
  ctx.strokeStyle = colorOf('sheet');
  ctx.lineWidth = 4 * devicePixelRatio;
  ctx.lineJoin = 'round';
  ctx.strokeText(text, x, y);
  ctx.fillText(text, x, y);
}

/** Writes the values under the pointer into the legend, and empties it when the pointer is gone. */
function showNow(figure, { keys, textAt, textOf }) {
  return (u) => {
    const at = u.legend.idx ?? null;
    figure.querySelector('.at').textContent = at === null ? '' : textAt(at);
    for (const item of figure.querySelectorAll('[data-series]')) {
      const values = keys[item.dataset.series];
      const value = at === null ? null : values[at];
      item.querySelector('.now').textContent = value === null || value === undefined ? '' : textOf(value);
    }
  };
}
`;
