import type { KindDefinition } from '../model/catalog.ts';
import { documented } from './provenance.ts';
import { REVISIONS } from './revisions.ts';

type AppKind = readonly [name: string, event: string, summary: string, page: string];

const kinds: readonly AppKind[] = [
  ['app.install', 'AppInstall', 'A location installed the app.', '2025-05'],
  ['app.uninstall', 'AppUninstall', 'A location uninstalled the app.', '2025-05'],
  ['AppInstall', 'AppInstall', 'The same as app.install, by the name of its page.', '2025-05'],
  ['AppUninstall', 'AppUninstall', 'The same as app.uninstall, by the name of its page.', '2025-05'],
  ['AppUpdate', 'AppUpdate', 'The app was updated to a new version.', '2026-08'],
  ['AppPaymentStatus', 'AppPaymentStatus', 'The payment of a paid app succeeded or failed.', '2026-08'],
  [
    'ExternalAuthConnected',
    'ExternalAuthConnected',
    'A location signed in to an outside service.',
    '2026-08',
  ],
  ['PlanChange', 'PlanChange', 'The plan of a paid app was changed.', '2025-05'],
];

/** The kinds of events about the app itself; their pages show bodies of their own, with `appId` near the front. */
export const appKinds: readonly KindDefinition[] = kinds.map(([name, event, summary, page]) => ({
  name,
  event,
  area: 'Apps',
  summary,
  channel: 'event',
  direction: null,
  provenance: documented(`${event} page ${page}`),
  revisions: REVISIONS,
}));
