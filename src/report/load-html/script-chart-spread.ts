/** The part of the charts' script that draws the histogram of latencies. */
export const SCRIPT_CHART_SPREAD = `
const LABEL_HEIGHT = 16;
const LEAST_TICK_PX = 56;

function drawSpread(figure, { spread, percentilesMs }) {
  const plot = figure.querySelector('.plot');
  const { first, barsADecade, shares } = spread;
  const places = shares.map((_, index) => first + index + 0.5);
  const [from, to] = [first - 1, first + shares.length + 1];
  const msAt = (place) => 10 ** (place / barsADecade);
  const marks = Object.entries(percentilesMs).filter(([name, ms]) => ms !== null && name !== 'max');
  const size = sizeOf(plot, 260);
  const ticks = chooseTicks({ from, to, barsADecade, width: size.width - AXIS_WIDTH });
  const textAt = (at) => textOfMs(msAt(places[at] - 0.5)) + ' to ' + textOfMs(msAt(places[at] + 0.5));
  return new uPlot({
    ...size,
    padding: [8 + LABEL_HEIGHT * marks.length, 14, 0, 0],
    scales: { x: { time: false, range: [from, to] }, y: { range: (u, min, max) => [0, (max || 1) * 1.05] } },
    axes: [
      axisOf({ size: 30, splits: () => ticks, values: (u, at) => at.map((place) => textOfMs(msAt(place))) }),
      axisOf({ size: AXIS_WIDTH, space: 28, values: (u, at) => at.map(textOfShare) }),
    ],
    series: [{}, { fill: colorOf('spread'), stroke: colorOf('spread'), width: 0, points: { show: false }, paths: uPlot.paths.bars({ size: [1, Infinity], gap: 1 }) }],
    legend: { show: false, live: true },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    hooks: {
      draw: [(u) => drawMarks(u, marks.map(([name, ms]) => [name + ' ' + textOfMs(ms), Math.log10(Math.max(0.001, ms)) * barsADecade]))],
      setCursor: [showNow(figure, { keys: { spread: shares }, textAt, textOf: textOfShare })],
    },
  }, [places, shares], plot);
}

/** Round latencies, as many as have room. */
function chooseTicks({ from, to, barsADecade, width }) {
  const pxADecade = (width * barsADecade) / (to - from);
  for (const steps of [[1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]]) {
    const ratios = steps.map((step, index) => (steps[index + 1] ?? 10) / step);
    if (steps.length > 1 && Math.log10(Math.min(...ratios)) * pxADecade < LEAST_TICK_PX) continue;
    const ticks = [];
    for (let decade = Math.floor(from / barsADecade); decade <= to / barsADecade; decade++) {
      for (const step of steps) ticks.push((decade + Math.log10(step)) * barsADecade);
    }
    return ticks.filter((place) => place >= from && place <= to);
  }
}

/** Percentiles, as lines down; their names stand above, each on a line of its own, so that none covers another. */
function drawMarks(u, marks) {
  const { ctx, bbox } = u;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.font = 12 * ratio + 'px system-ui, sans-serif';
  ctx.lineWidth = ratio;
  const sided = marks.map(([text, place]) => {
    const x = Math.round(u.valToPos(place, 'x', true)) + 0.5;
    return { text, x, isLeft: x + ctx.measureText(text).width + 10 * ratio > ctx.canvas.width };
  });
  // A line begins at its label: those with it on the left go on top, the last first, so that no line crosses them.
  const inRows = [...sided.filter(({ isLeft }) => isLeft).reverse(), ...sided.filter(({ isLeft }) => !isLeft)];
  const placed = inRows.map((one, index) => ({ ...one, y: bbox.top - LABEL_HEIGHT * ratio * (marks.length - index - 0.25) }));
  ctx.strokeStyle = colorOf('soft');
  ctx.setLineDash([3 * ratio, 3 * ratio]);
  for (const { x, y } of placed) {
    ctx.beginPath();
    ctx.moveTo(x, y - LABEL_HEIGHT * 0.4 * ratio);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.fillStyle = colorOf('ink');
  for (const { text, x, y, isLeft } of placed) {
    ctx.textAlign = isLeft ? 'right' : 'left';
    writeOn(ctx, text, x + (isLeft ? -5 : 5) * ratio, y);
  }
  ctx.restore();
}
`;
