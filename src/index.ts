/// <reference types="node" preserve="true" />
export { type CreateTestKeysOptions, createTestKeys, type TestKeys } from './envelope/create-test-keys.ts';
export type { KeyEnv, ReceiverKeys } from './envelope/key-env.ts';
export { type SignOptions, signEnvelope } from './envelope/sign-envelope.ts';
export { type ReceivedHeaders, type VerifyOptions, verifyEnvelope } from './envelope/verify-envelope.ts';
export { CatalogError, isCatalogError } from './errors/catalog-error.ts';
export type { ErrorCode } from './errors/codes.ts';
export { HarnessError, isHarnessError } from './errors/harness-error.ts';
export { isJournalError, JournalError } from './errors/journal-error.ts';
export { isKeyError, KeyError } from './errors/key-error.ts';
export { isPayloadError, PayloadError } from './errors/payload-error.ts';
export { isRunError, RunError } from './errors/run-error.ts';
export { isScenarioError, ScenarioError, type ScenarioProblem } from './errors/scenario-error.ts';
export { isTimelineError, TimelineError } from './errors/timeline-error.ts';
export { type ReadJournalOptions, readJournal } from './journal/read-journal.ts';
export type { Answer, Attempt, AttemptResult, Delivery, Outcome } from './model/delivery.ts';
export type { Envelope, SignatureScheme, SigningKeys, Verification } from './model/envelope.ts';
export type { Fault, FaultName } from './model/fault.ts';
export type { Kind, PayloadByKind } from './model/generated/payload-by-kind.ts';
export type {
  AttemptMade,
  DeliveryEnded,
  EventPlanned,
  JournalEntry,
  JournalStamp,
  LoadEnded,
  LoadStarted,
  LoadTallied,
  RunEnded,
  RunStarted,
} from './model/journal.ts';
export type { JsonObject, JsonValue } from './model/json.ts';
export type { EffectCounts, EffectExample, LoadEffects } from './model/load-effects.ts';
export type { Contact, Location, Payload, User } from './model/payload.ts';
export type { ExpectationResult, LatencyMs, Report, Totals, Verdict } from './model/report.ts';
export type { Revision } from './model/revision.ts';
export type {
  AbortRule,
  AgainStep,
  Bound,
  CallSpec,
  CastSpec,
  ClockMode,
  Disorder,
  EachStep,
  EmailSpec,
  EmitStep,
  LatencyKey,
  LoadSpec,
  LoadStage,
  Locale,
  LocationSpec,
  Placement,
  ProcessedRule,
  ReceiverScript,
  RepeatPace,
  RepeatStep,
  RetryPolicy,
  RetryReason,
  RunExpectation,
  Scenario,
  SenderSpec,
  SignMode,
  SourcePosition,
  StatusPattern,
  Step,
  StepExpectation,
  StepOrigin,
  StoryStart,
  TimestampMode,
  UserSpec,
  WaitStep,
  WeightedKind,
} from './model/scenario.ts';
export type { ContactRef, Occurrence, PlannedEvent, Timeline } from './model/timeline.ts';
export type { FieldName, FieldPath, PayloadOf, SetValues, TypedKind } from './model/typed-payload.ts';
export type { EventWitness, StoryClock, WitnessedEvent } from './model/world.ts';
export { type CreatedEvent, createEvent, type EventOptions } from './run/create-event.ts';
export type { Target } from './run/endpoint.ts';
export type { StepFields } from './run/one-step-scenario.ts';
export { defineConfig, type ProjectConfig } from './run/project-config.ts';
export type { RunOptions, SendOptions } from './run/run-options.ts';
export { type Run, runScenario } from './run/run-scenario.ts';
export { type SendEventOptions, sendEvent } from './run/send-event.ts';
export { defineScenario } from './scenario/define-scenario.ts';
export type { ScenarioFile } from './scenario/generated/scenario-file.ts';
export { type ParseScenarioOptions, parseScenario, type ScenarioSource } from './scenario/parse-scenario.ts';
export { type PlanOptions, planTimeline } from './timeline/plan-timeline.ts';
