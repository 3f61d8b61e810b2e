/** The part of the page's script that shows one delivery with its attempts. */
export const SCRIPT_DELIVERY = `
function headersView(headers, name) {
  if (headers.length === 0) return null;
  const rows = headers.map(([key, value]) => el('div', {}, el('dt', {}, key), el('dd', {}, value)));
  return el('div', { class: 'headers' }, el('p', { class: 'bytes-head' }, el('b', {}, name)), el('dl', {}, ...rows));
}

/** Puts away what is seldom looked for: its head stays. */
function folded(view) {
  if (view === null) return null;
  const [head, rest] = view.children;
  return el('details', { class: 'folded' }, el('summary', {}, ...head.childNodes), rest);
}

function attemptView(attempt, delivery) {
  const title = [attempt.label, 'in ' + attempt.took, 'at ' + attempt.when];
  if (attempt.resumed) title.push('made again after the run was cut off');
  const times = 'in the story ' + attempt.storyAt + ', on the wall ' + attempt.wallAt + (attempt.next === null ? '' : '; next attempt due ' + attempt.next);
  return el('li', { class: 'attempt' },
    el('p', { class: 'attempt-head' }, mark(attempt.mark), el('b', {}, 'Attempt ' + attempt.number), ' ' + title.join(' · ')),
    el('p', { class: 'note' }, times),
    attempt.error === null ? null : el('p', { class: 'error' }, attempt.error),
    attempt.headers === null ? null : headersView(attempt.headers, 'Headers sent this time'),
    attempt.body === null ? null : bytesView(attempt.body, 'Body sent this time'),
    attempt.answer === null ? null : bytesView(attempt.answer, 'Answer'),
    attempt.answerHeaders === null ? null : folded(headersView(attempt.answerHeaders, 'Answer headers')));
}

function fill(delivery) {
  const facts = [['event', delivery.event], ['step', delivery.step], ['contact', delivery.contactId], ['story time', delivery.storyAt], ['delivery', delivery.id]];
  const rows = facts.filter(([, value]) => value !== null).map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)));
  const left = delivery.attemptCount - delivery.attempts.length;
  return el('div', { class: 'inside' },
    el('dl', { class: 'facts' }, ...rows),
    ...delivery.unmet.map(({ expected, actual }) => el('p', { class: 'error' }, 'Expected ' + expected + ', but came ' + actual)),
    bytesView(delivery.body, 'Body'),
    headersView(delivery.headers, 'Headers'),
    delivery.attempts.length === 0 ? null : el('ol', { class: 'attempts' }, ...delivery.attempts.map((attempt) => attemptView(attempt, delivery))),
    left > 0 ? el('p', { class: 'note' }, '… and ' + left + ' more, which this page does not hold') : null);
}

function row(delivery, id) {
  const marks = delivery.attempts.length === 0 ? [mark(delivery.traits[0])] : delivery.attempts.slice(-13).map((attempt) => mark(attempt.mark));
  const isUnexpected = delivery.unmet.length > 0;
  if (isUnexpected) marks.at(-1).classList.add('unexpected');
  const summary = el('summary', isUnexpected ? { class: 'unexpected' } : {},
    el('span', { class: 'when' }, delivery.when),
    el('span', { class: 'kind' }, delivery.kind),
    el('span', { class: 'from' }, [delivery.who, delivery.step].filter((text) => text !== null).join(' · ')),
    el('span', { class: 'tags' }, ...delivery.unmet.map(({ expected }) => el('span', { class: 'tag unmet' }, 'expected ' + expected)), ...delivery.tags.map((tag) => el('span', { class: 'tag ' + tag.split(' ')[0] }, tag))),
    el('span', { class: 'result' }, ...marks, el('span', { class: 'label' }, delivery.label || delivery.traits[0])));
  const details = el('details', { id }, summary);
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) details.append(fill(delivery));
  });
  return el('li', {}, details);
}
`;
