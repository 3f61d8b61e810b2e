import type { Provenance } from '../model/catalog.ts';
import type { EventPageState } from './event-page.ts';
import { documented, inferred } from './provenance.ts';

/** Values of `type` that pages document and that are not the name of the page. */
const TYPES: Readonly<Record<string, string>> = {
  AppInstall: 'INSTALL',
  AppUninstall: 'UNINSTALL',
  AppUpdate: 'UPDATE',
  AppPaymentStatus: 'APP_PAYMENT_STATUS',
  ExternalAuthConnected: 'EXTERNAL_AUTH_CONNECTED',
  PlanChange: 'PLAN_CHANGE',
  ConversationUnreadWebhook: 'ConversationUnreadUpdate',
  SaaSPlanCreate: 'SaasPlanCreate',
};

/** What a kind's `type` is, and how sure that is. */
export type EventType = { readonly type: string; readonly provenance: Provenance };

/** The `type` of a page's event: the documented one, else the name of the page. */
export function eventType(page: string, state: EventPageState): EventType {
  const type = TYPES[page] ?? page;
  const shown = state.examples.map(({ payload }) => payload.type);
  if (shown.includes(type)) return { type, provenance: documented(state.source) };
  const found = shown[0] === undefined ? 'shows none' : `shows "${String(shown[0])}"`;
  return { type, provenance: inferred(`the name of the page, whose example ${found}`) };
}
