/** The part of the charts' script that writes numbers. */
export const SCRIPT_CHART_TEXTS = `
function trim(digits) {
  return digits.includes('.') ? digits.replace(/\\.?0+$/, '') : digits;
}

function textOfMs(ms) {
  if (ms < 1) return trim(ms.toPrecision(2)) + ' ms';
  if (ms < 1000) return trim(ms.toPrecision(3)) + ' ms';
  if (ms < 60000) return trim((ms / 1000).toPrecision(3)) + ' s';
  return trim((ms / 60000).toPrecision(3)) + ' min';
}

function textOfRate(value) {
  return value >= 10000 ? trim((value / 1000).toPrecision(3)) + 'k' : trim(value.toFixed(value < 100 ? 1 : 0));
}

function textOfShare(share) {
  return trim((share * 100).toPrecision(2)) + ' %';
}

/** Seconds as 90 s, and from two minutes on as 2:30 or 1:02:30. */
function textOfTime(seconds, isLong) {
  if (!isLong) return trim(seconds.toFixed(1)) + ' s';
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, '0'));
  const hours = Math.floor(whole / 3600);
  return hours > 0 ? hours + ':' + parts.join(':') : parts.join(':').replace(/^0/, '');
}
`;
