import { findFault } from '../catalog/faults.ts';
import { RunError } from '../errors/run-error.ts';
import type { AgainStep, EmitStep, Scenario, Step } from '../model/scenario.ts';
import type { Endpoint } from './endpoint.ts';

/**
 * Asserts that an endpoint can be shown every fault of a scenario: those of the wire need a socket.
 *
 * @throws {@link RunError} `HL_RUN_TARGET_INVALID` naming the first step and its fault
 */
export function assertShowable(scenario: Scenario, endpoint: Pick<Endpoint, 'hasSocket'>): void {
  if (endpoint.hasSocket) return;
  const step = findStep(scenario.steps, needsSocket);
  if (step === undefined) return;
  throw new RunError(
    'HL_RUN_TARGET_INVALID',
    `Failed to run "${scenario.name}": ${nameOf(step)} has the fault ${step.fault?.name}, which happens on a socket, ` +
      'and a { fetch } target has none. Give a URL, an http.Server or { listener }, or leave that step out.',
  );
}

type SendingStep = EmitStep | AgainStep;

function needsSocket({ fault }: SendingStep): boolean {
  return fault !== undefined && findFault(fault.name).needsSocket;
}

function findStep(steps: readonly Step[], isSought: (step: SendingStep) => boolean): SendingStep | undefined {
  for (const step of steps) {
    if (step.form === 'wait') continue;
    if (step.form === 'each' || step.form === 'repeat') {
      const inside = findStep(step.steps, isSought);
      if (inside !== undefined) return inside;
    } else if (isSought(step)) return step;
  }
  return undefined;
}

function nameOf({ id, position }: SendingStep): string {
  return id === null ? position.path : `step "${id}"`;
}
