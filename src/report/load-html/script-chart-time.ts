/** The part of the charts' script that draws what goes over time. */
export const SCRIPT_CHART_TIME = `
/** What the names of bounds take up, to the right of where their lines end. */
const BOUND_WIDTH = 36;
const TIME_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400];

function timeChart(figure, data, { height, series, columns, keys, scale, axis, textOf, bands, hooks = {} }) {
  const plot = figure.querySelector('.plot');
  const width = data.widthMs / 1000;
  const { endsAt } = data;
  const hasBounds = Object.keys(data.boundsMs).length > 0;
  const isLong = endsAt > 120;
  const textAt = (at) => textOfTime(data.times[at] - width / 2, isLong) + ' to ' + textOfTime(Math.min(endsAt, data.times[at] + width / 2), isLong);
  return new uPlot({
    ...sizeOf(plot, height),
    padding: [8, hasBounds ? BOUND_WIDTH : isLong ? 26 : 14, 0, 0],
    scales: { x: { time: false, range: [0, endsAt] }, y: scale },
    axes: [
      axisOf({ size: 30, space: 60, incrs: TIME_STEPS, values: (u, splits) => splits.map((at) => textOfTime(at, isLong)) }),
      axisOf({ size: AXIS_WIDTH, space: 28, values: (u, splits) => splits.map((value) => (value === null ? '' : textOf(value))), ...axis }),
    ],
    series: [{}, ...series],
    bands,
    legend: { show: false, live: true },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false }, sync: { key: 'time' } },
    hooks: { ...hooks, setCursor: [showNow(figure, { keys, textAt, textOf })] },
  }, [data.times, ...columns], plot);
}

function drawLatency(figure, data) {
  const keys = data.latency;
  const bounds = Object.entries(data.boundsMs);
  const values = [...Object.values(keys).flat(), ...bounds.map(([, ms]) => ms)].filter((ms) => ms !== null && ms > 0);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const isLog = data.isLogarithmic;
  const looks = { max: 'dotted', p99: 'thick', p95: 'line', p90: 'dashed', p50: 'line' };
  const names = Object.keys(looks).filter((name) => name in keys);
  return timeChart(figure, data, {
    height: 260,
    keys,
    columns: names.map((name) => keys[name]),
    series: names.map((name) => markPoints(lineOf(name, looks[name]), keys[name])),
    scale: isLog ? { distr: 3, range: [least / 1.3, most * 1.3] } : { range: [0, most * 1.1] },
    axis: isLog ? logAxis() : {},
    textOf: textOfMs,
    hooks: { draw: [(u) => drawBounds(u, bounds)] },
  });
}

/** Lines and labels at 1, 2 and 5 of each decade. */
function logAxis() {
  const filter = (u, splits) => splits.map((value) => (/^[125](\\.0+)?e/.test(value.toExponential(6)) ? value : null));
  const { grid, ticks } = axisOf({});
  return { filter, grid: { ...grid, filter }, ticks: { ...ticks, filter } };
}

/** Bounds that were set, as lines across; their names stand beside the lines, where no curve goes. */
function drawBounds(u, bounds) {
  const { ctx, bbox } = u;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.font = 12 * ratio + 'px system-ui, sans-serif';
  ctx.textAlign = 'left';
  let above = -Infinity;
  for (const [name, ms] of [...bounds].sort((one, other) => other[1] - one[1])) {
    const y = Math.round(u.valToPos(ms, 'y', true)) + 0.5;
    ctx.strokeStyle = ctx.fillStyle = colorOf('fail');
    ctx.lineWidth = ratio;
    ctx.setLineDash([8 * ratio, 4 * ratio]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    above = Math.max(y, above + 13 * ratio);
    writeOn(ctx, name, bbox.left + bbox.width + 6 * ratio, above);
  }
  ctx.restore();
}

function drawRate(figure, data) {
  const keys = data.rate;
  const looks = { intended: 'broad', arrived: 'thick', answered: 'line' };
  // The broadest first, so that none is hidden where they are alike.
  const names = Object.keys(looks).filter((name) => name in keys);
  return timeChart(figure, data, {
    height: 200,
    keys,
    columns: names.map((name) => keys[name]),
    series: names.map((name) => markPoints(lineOf(name, looks[name]), keys[name])),
    scale: { range: (u, min, max) => [0, (max || 1) * 1.1] },
    textOf: textOfRate,
  });
}

/** Stacked: each column is drawn as the sum of itself and all below it, the highest first. */
function drawOutcomes(figure, data) {
  const names = Array.from(figure.querySelectorAll('[data-series]'), (item) => item.dataset.series);
  const sums = [];
  for (const name of names) {
    const below = sums.at(-1) ?? data.times.map(() => 0);
    sums.push(data.outcomes[name].map((value, index) => value + below[index]));
  }
  const paths = uPlot.paths.bars({ size: [data.times.length > 60 ? 1 : 0.86, Infinity], gap: 0 });
  return timeChart(figure, data, {
    height: 200,
    keys: data.outcomes,
    columns: [...sums].reverse(),
    series: [...names].reverse().map((name) => ({ fill: colorOf(name), stroke: colorOf(name), width: 0, paths, points: { show: false } })),
    scale: { range: (u, min, max) => [0, (max || 1) * 1.1] },
    textOf: textOfRate,
  });
}

function drawLag(figure, data) {
  const paths = uPlot.paths.bars({ size: [data.times.length > 60 ? 1 : 0.86, Infinity], gap: 0 });
  return timeChart(figure, data, {
    height: 130,
    keys: { lag: data.lag },
    columns: [data.lag],
    series: [{ fill: colorOf('lag'), stroke: colorOf('lag'), width: 0, paths, points: { show: false } }],
    scale: { range: (u, min, max) => [0, (max || 1) * 1.15] },
    textOf: textOfMs,
  });
}
`;
