/// <reference types="node" preserve="true" />
export type { DeliveryMatch } from '../assertions/match-delivery.ts';
export { isMswError, MswError } from '../errors/msw-error.ts';
export { isReceiverError, ReceiverError } from '../errors/receiver-error.ts';
export { isTwinError, TwinError } from '../errors/twin-error.ts';
export type { ReceivedDelivery } from '../model/received-delivery.ts';
export type { TwinRequest } from '../model/twin-request.ts';
export type { Clock } from '../model/world.ts';
export { createTwin, type Twin, type TwinOptions } from '../twin/create-twin.ts';
export type { Shapes } from '../twin/describe-message.ts';
export type { PostedMessage } from '../twin/posted-message.ts';
export type { RateBudget } from '../twin/rate-limit.ts';
export type { TwinFault } from '../twin/twin-fault.ts';
export type { AnswerScript, ReceiverAnswer, ScriptedAnswer } from './answer-script.ts';
export { createHarness, type Harness, type HarnessOptions, type ListenOptions } from './create-harness.ts';
export { createReceiver, type Receiver, type ReceiverOptions } from './create-receiver.ts';
