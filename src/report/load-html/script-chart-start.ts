/** The part of the charts' script that sets it going, and draws anew when the page's colours or width change. */
export const SCRIPT_CHART_START = `
const DRAWINGS = { latency: drawLatency, rate: drawRate, outcomes: drawOutcomes, lag: drawLag, spread: drawSpread };
const data = JSON.parse(document.getElementById('chart-data').textContent);
const figures = Array.from(document.querySelectorAll('[data-chart]'));
let drawn = [];

function drawAll() {
  for (const chart of drawn) chart.destroy();
  drawn = figures.map((figure) => DRAWINGS[figure.dataset.chart](figure, data));
}

document.documentElement.classList.add('drawn');
drawAll();
for (const query of ['(prefers-color-scheme: dark)', 'print']) matchMedia(query).addEventListener('change', drawAll);
let width = innerWidth;
addEventListener('resize', () => {
  if (innerWidth === width) return;
  width = innerWidth;
  drawAll();
});
`;
