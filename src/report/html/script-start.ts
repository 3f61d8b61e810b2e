/** The part of the page's script that sets it going. */
export const SCRIPT_START = String.raw`
const runs = [];
for (const section of document.querySelectorAll('[data-run]')) {
  const deliveries = section.querySelector('.deliveries');
  const index = Number(section.dataset.run);
  if (deliveries === null) continue;
  runs[index] = openRun(deliveries, index);
  section.querySelector('.timeline')?.addEventListener('click', (event) => {
    const group = event.target.closest('[data-i]');
    if (group !== null) runs[index](Number(group.dataset.i));
  });
}

function unfold(node) {
  const folding = node.closest('.folding');
  if (folding !== null) folding.open = true;
}

function follow() {
  const [, run, at] = /^#r(\d+)-(\d+)$/.exec(location.hash) ?? [];
  if (run !== undefined) runs[run]?.(Number(at));
  const target = /^#run-\d+$/.test(location.hash) ? document.querySelector(location.hash) : null;
  if (target !== null) unfold(target);
}
addEventListener('hashchange', follow);
document.addEventListener('click', (event) => {
  // A link that is followed a second time changes no hash.
  if (event.target.closest('a[href="' + CSS.escape(location.hash) + '"]') !== null) follow();
});
follow();
`;
