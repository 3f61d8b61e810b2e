import type { Draws } from '../seed/draws.ts';
import { makeEntityId } from './entity-ids.ts';
import type { EventScene } from './event-scene.ts';
import type { StoryValues } from './story-values.ts';

const WISHES = ['New kitchen', 'Yearly plan', 'Full treatment', 'Roof repair', 'Starter package'];

/** The values of a contact's opportunity, as it stands when the event happens: each kind of update lasts. */
export function createOpportunityValues(scene: EventScene): StoryValues {
  const { contact } = scene;
  const draws = (field: string) => scene.draws(contact.id, field);
  const isSince = (kind: string): boolean =>
    scene.kind === kind || (scene.kind !== 'OpportunityCreate' && scene.firstAt(kind) !== null);
  const value = (): number => draws('opportunity-value').integer(8, 240) * 25;
  return {
    opportunityName: () => `${contact.name} - ${draws('opportunity-name').pick(WISHES)}`,
    opportunityStatus: () => (isSince('OpportunityStatusUpdate') ? 'won' : 'open'),
    opportunityValue: () =>
      isSince('OpportunityMonetaryValueUpdate')
        ? value() + opportunityRaise(draws('opportunity-gain'))
        : value(),
    pipelineStageId: () =>
      makeEntityId(scene, {
        shape: 'uuid',
        owner: 'location',
        entity: isSince('OpportunityStageUpdate') ? 'next-pipeline-stage' : 'pipeline-stage',
      }),
  };
}

/** By how much an update of its monetary value raises an opportunity. */
export function opportunityRaise(draws: Draws): number {
  return draws.integer(1, 40) * 25;
}
