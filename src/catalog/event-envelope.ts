import type { Provenance } from '../model/catalog.ts';
import type { EventPageState } from './event-page.ts';
import { inferred, observed } from './provenance.ts';

/** Fields that stand around those of an event, in the order they are sent. */
export type EventEnvelope = { readonly before: readonly string[]; readonly after: readonly string[] };

const STAMPS = ['timestamp', 'webhookId'];
const APP_TAIL = ['versionId', ...STAMPS];

/**
 * Pages that show a body of their own, with what is sent after it.
 *
 * @remarks For `AppInstall` the type of the official SDK (3.0.0) has versionId, installType, timestamp and webhookId
 * besides; that they come last, and come with its sisters too, is inferred. ExternalAuthConnected documents its
 * envelope in full. That a provider's message carries timestamp and webhookId is documented as "when present".
 */
const OWN_BODIES: Readonly<Record<string, readonly string[]>> = {
  AppInstall: ['versionId', 'installType', ...STAMPS],
  AppUninstall: APP_TAIL,
  AppUpdate: APP_TAIL,
  AppPaymentStatus: APP_TAIL,
  PlanChange: APP_TAIL,
  ExternalAuthConnected: STAMPS,
  SaaSPlanCreate: STAMPS,
  ProviderOutboundMessage: STAMPS,
};

/** The fields around those of a page: the observed ones, unless the page shows a body of its own. */
export function eventEnvelope(page: string, state: EventPageState): EventEnvelope {
  const after = OWN_BODIES[page];
  if (after !== undefined) return { before: [], after };
  const isListed = (name: string): boolean =>
    name in state.properties || state.examples.some(({ payload }) => name in payload);
  const whose = isListed('locationId') || !isListed('companyId') ? 'locationId' : 'companyId';
  return { before: ['type', whose, 'versionId', 'appId'], after: STAMPS };
}

const IDS_SEEN = observed('issues #224, #255, #260 (2026-01-16 to 2026-02-26); Webhook Logs Dashboard page');
const STAMPS_SEEN = observed('issues #224, #264 (2026); Webhook Logs Dashboard page, example of 2025-11-07');
const AS_OTHERS = inferred('on no page of its own; other events carry it');
const SDK_TYPE = inferred(
  'the type of INSTALL in the official SDK (3.0.0); its place in the body is a guess',
);

/** Why a field is sent that its page does not list. */
export function envelopeProvenance(page: string, name: string): Provenance {
  if (page === 'AppInstall') return SDK_TYPE;
  if (page in OWN_BODIES || name === 'locationId') return AS_OTHERS;
  return STAMPS.includes(name) ? STAMPS_SEEN : IDS_SEEN;
}
