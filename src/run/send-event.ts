import { createTestKeys } from '../envelope/create-test-keys.ts';
import { RunError } from '../errors/run-error.ts';
import type { Delivery } from '../model/delivery.ts';
import type { Kind } from '../model/generated/payload-by-kind.ts';
import type { Revision } from '../model/revision.ts';
import type { TypedKind } from '../model/typed-payload.ts';
import { createDeliveryCollector } from './collect-deliveries.ts';
import { type EventOptions, splitEventOptions } from './create-event.ts';
import type { Target } from './endpoint.ts';
import { createOneStepScenario } from './one-step-scenario.ts';
import { playScenario } from './play-scenario.ts';
import type { RunOptions } from './run-options.ts';
import { noteOrigin } from './run-origins.ts';
import { needsRsa } from './run-settings.ts';

/** The options of {@link sendEvent}: those of the event, those of the run, and where to send it. */
export type SendEventOptions<K extends Kind = Kind, R extends Revision = Revision> = EventOptions<K, R> &
  Omit<RunOptions, 'target' | 'set' | 'revision'> & { readonly target: Target };

/**
 * Sends one event and waits for what becomes of it, retries included.
 *
 * @throws {@link RunError} `HL_RUN_TARGET_MISSING` and others; never for what the receiver does
 * @example
 * const delivery = await sendEvent('call.answered', { target: { listener: app }, keys });
 * expect(delivery.outcome).to.equal('accepted');
 */
export async function sendEvent<K extends Kind, R extends Revision = 'latest'>(
  kind: K,
  options: SendEventOptions<K, R>,
): Promise<Delivery<TypedKind<K, R>>> {
  const { fields, sending } = splitEventOptions(options);
  const scenario = createOneStepScenario(kind, fields);
  if (sending.target === undefined) {
    throw new RunError(
      'HL_RUN_TARGET_MISSING',
      `Failed to send a ${kind}: there is no target. Give a URL, an http.Server, { listener } or { fetch }.`,
    );
  }
  const keys = sending.keys ?? createTestKeys({ legacy: needsRsa(scenario, sending) });
  const collector = createDeliveryCollector();
  const { settings } = await playScenario({ scenario, options: sending, keys, consumers: [collector.add] });
  const [delivery] = collector.deliveries();
  if (delivery === undefined) {
    throw new RunError(
      'HL_RUN_OPTION_INVALID',
      `Failed to send a ${kind}: its signal was aborted before the first attempt. Send it with a fresh signal.`,
    );
  }
  noteOrigin([delivery], { scenario: scenario.name, seed: settings.seed, runId: settings.runId });
  return delivery as Delivery<TypedKind<K, R>>;
}
