import { findKind } from '../catalog/kinds.ts';
import { isMessage } from '../catalog/message-kind.ts';
import type { Payload } from '../model/payload.ts';
import { createEventScene } from './event-scene.ts';
import { createEventValues } from './event-values.ts';
import { fillEvent } from './fill-event.ts';
import { fillSchema } from './fill-schema.ts';
import type { PayloadWorld } from './payload-world.ts';
import { createStoryValues, type StoryEvent, type StoryValues } from './story-values.ts';

/**
 * Makes the payload of an event, before the step's `set` and `omit`.
 *
 * @throws {@link PayloadError} `HL_PAYLOAD_UNFILLED` when the story has no value for a field that is always there
 */
export function fillPayload(world: PayloadWorld, event: StoryEvent): Payload {
  const { kind, revision } = event.occurrence;
  const messageValues = (): StoryValues => createStoryValues(world, event);
  if (isMessage(findKind(kind))) return fillSchema(kind, revision, messageValues());
  const scene = createEventScene(world, event);
  return fillEvent({ kind, revision, scene, findValue: createEventValues(scene, messageValues) });
}
