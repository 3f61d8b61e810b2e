import type { ReportedRun } from '../../src/report/reported-run.ts';
import { type PlayedEvent, reportedRunOf, scenarioOf } from './play-entries.ts';

/** Texts that would do something if a page let them: run, break out, turn the writing, hide. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>globalThis.pwned = 1; alert(1)</script>',
  '</script><script>globalThis.pwned = 2</script>',
  '<!--<script>',
  '<img src="http://127.0.0.1:9/x.png" onerror="globalThis.pwned = 3">',
  '"><svg onload="globalThis.pwned = 4">',
  "' onmouseover='globalThis.pwned = 5",
  '\u202eabc\u2066 \u05d0\u05d1\u05d2 \u0627\u0644\u0639\u0631\u0628\u064a\u0629',
  'NUL \0 ESC \x1b[2K DEL \x7f',
  '\ud800 \ufffe \u2028 \u2029',
  'javascript:globalThis.pwned=6',
  '{{constructor.constructor("globalThis.pwned=7")()}}',
  'W'.repeat(3000),
];

/** A run in which every text that can come from outside is hostile, with a long body and one that is no UTF-8. */
export function hostileRun(): ReportedRun {
  const events = HOSTILE_TEXTS.flatMap((text, index): readonly PlayedEvent[] => [
    {
      kind: text,
      stepId: text,
      stepPath: 'steps[0]',
      castName: text,
      contactId: `contact-${index}`,
      atMs: index * 1000,
      body: JSON.stringify({ text, [text]: [1.0, {}, [], null] }),
      attempts: [
        { status: 500, answer: text, headers: { 'x-text': text }, answerHeaders: { [text]: text } },
        { error: text, atMs: index * 1000 + 500, body: text },
      ],
      fault: index % 2 === 0 ? text : undefined,
      lost: true,
    },
  ]);
  const long = `{"text":"${'<b>long</b> '.repeat(17_000)}"}`;
  const broken = Uint8Array.from([0xff, 0xfe, 0x00, 0x3c, 0x62, 0x3e, 0xc3]);
  const bodies: readonly PlayedEvent[] = [
    { kind: 'long.body', atMs: 86_400_000, body: long, attempts: [{ status: 200, answer: long }] },
    { kind: 'broken.body', atMs: 86_400_000, body: broken, attempts: [{ status: 200, answer: broken }] },
  ];
  const run = reportedRunOf(
    { ...scenarioOf([{ expect: { status: ['2xx'], body: HOSTILE_TEXTS } }]), name: HOSTILE_TEXTS.join(' ') },
    [...events, ...bodies],
    { interrupted: true, repeatCommand: HOSTILE_TEXTS.join(' ') },
  );
  const { report } = run.details;
  const [seed = '', runId = ''] = HOSTILE_TEXTS;
  return { ...run, details: { ...run.details, report: { ...report, seed, runId, problems: HOSTILE_TEXTS } } };
}
