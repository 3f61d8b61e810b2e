/** The part of the page's script that lists deliveries, filters them, and goes to one. */
export const SCRIPT_LIST = String.raw`
const PORTION = 100;
const FEW = 5;

function searchText(delivery) {
  if (delivery.search === undefined) {
    const pairs = (headers) => (headers ?? []).map((pair) => pair.join(': ')).join('\n');
    const parts = [delivery.id, delivery.kind, delivery.event, delivery.who, delivery.contactId, delivery.step, delivery.label, ...delivery.tags, pairs(delivery.headers), textOf(delivery.body)];
    for (const { label, error, headers, body, answerHeaders, answer } of delivery.attempts) {
      parts.push(label, error, pairs(headers), pairs(answerHeaders));
      for (const part of [body, answer]) if (part !== null) parts.push(textOf(part));
    }
    delivery.search = parts.join('\n').toLowerCase();
  }
  return delivery.search;
}

function openRun(section, index) {
  const deliveries = JSON.parse(document.getElementById('data-' + index).textContent);
  const [list, more, filters, count] = ['.list', '.more', '.filters', '.count'].map((selector) => section.querySelector(selector));
  const [text, kind, trait] = ['text', 'kind', 'trait'].map((name) => filters.querySelector('[name=' + name + ']'));
  const rows = new Map();
  let found = [];
  let shown = 0;

  const show = (upTo) => {
    for (; shown < Math.min(upTo, found.length); shown++) {
      const at = found[shown];
      if (!rows.has(at)) rows.set(at, row(deliveries[at], 'r' + index + '-' + at));
      list.append(rows.get(at));
    }
    more.hidden = shown >= found.length;
    more.textContent = 'Show ' + Math.min(PORTION, found.length - shown) + ' more';
    const all = found.length === deliveries.length ? '' : ' of ' + deliveries.length.toLocaleString('en');
    count.textContent = found.length.toLocaleString('en') + all + (deliveries.length === 1 ? ' delivery' : ' deliveries');
  };
  const filter = () => {
    const wanted = text.value.trim().toLowerCase();
    found = deliveries.flatMap((delivery, at) => {
      if (kind.value !== '' && delivery.kind !== kind.value) return [];
      if (trait.value !== '' && !delivery.traits.includes(trait.value)) return [];
      return wanted === '' || searchText(delivery).includes(wanted) ? [at] : [];
    });
    list.replaceChildren();
    shown = 0;
    show(PORTION);
  };
  const reveal = (at) => {
    if (deliveries[at] === undefined) return;
    if (!found.includes(at)) {
      text.value = kind.value = trait.value = '';
      filter();
    }
    show(found.indexOf(at) + 1);
    unfold(section);
    const details = rows.get(at).firstChild;
    details.open = true;
    details.firstChild.focus({ preventScroll: true });
    details.scrollIntoView({ block: 'start' });
  };

  let typing = 0;
  text.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(filter, 150);
  });
  kind.addEventListener('change', filter);
  trait.addEventListener('change', filter);
  more.addEventListener('click', () => {
    const next = shown;
    show(shown + PORTION);
    list.children[next].querySelector('summary').focus();
  });
  const present = new Set(['', ...deliveries.flatMap((delivery) => delivery.traits)]);
  for (const option of [...trait.options]) if (!present.has(option.value)) option.remove();
  section.querySelector('.unlisted').remove();
  filters.hidden = deliveries.length <= FEW;
  filter();
  return reveal;
}
`;
