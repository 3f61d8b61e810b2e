import type { KindDefinition, Provenance } from '../model/catalog.ts';
import { documented, inferred } from './provenance.ts';

/** Documented values of `type` that are not the name of the page, by page; for a provider's message by kind. */
const TYPES: Readonly<Record<string, string>> = {
  AppInstall: 'INSTALL',
  AppUninstall: 'UNINSTALL',
  AppUpdate: 'UPDATE',
  AppPaymentStatus: 'APP_PAYMENT_STATUS',
  ExternalAuthConnected: 'EXTERNAL_AUTH_CONNECTED',
  PlanChange: 'PLAN_CHANGE',
  ConversationUnreadWebhook: 'ConversationUnreadUpdate',
  SaaSPlanCreate: 'SaasPlanCreate',
  'provider.sms': 'SMS',
  'provider.email': 'Email',
};

/** The `type` of an event that is no message: the documented one, else the name of its page. */
export function eventType({ name, event }: KindDefinition): string {
  return TYPES[name] ?? TYPES[event] ?? event;
}

/**
 * Says how sure a `type` is.
 *
 * @param shown What the `type` of the page's example is, if it has one.
 */
export function eventTypeProvenance(type: string, shown: unknown, source: string): Provenance {
  if (shown === type) return documented(source);
  const found = shown === undefined ? 'shows none' : `shows ${JSON.stringify(shown)}`;
  return inferred(`the name of the page, whose example ${found}`);
}
