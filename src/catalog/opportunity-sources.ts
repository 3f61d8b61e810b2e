import { type EventSources, pages, recordId, story } from './event-source.ts';

/** Statuses of an opportunity (documented: opportunities API, OpenAPI of 2026-06-19; the pages show `open` alone). */
const STATUSES = ['open', 'won', 'lost', 'abandoned'];

const opportunity: EventSources = {
  id: recordId('contact', 'opportunity'),
  monetaryValue: story('opportunityValue'),
  name: story('opportunityName'),
  pipelineId: recordId('location', 'pipeline'),
  pipelineStageId: story('pipelineStageId', { format: 'uuid' }),
  source: story('contactSource'),
  status: story('opportunityStatus', { enum: STATUSES }),
};

/** The sources of the opportunity pages. */
export const opportunitySources = pages(opportunity, {
  OpportunityCreate: {},
  OpportunityUpdate: {},
  OpportunityDelete: {},
  OpportunityAssignedToUpdate: {},
  OpportunityStatusUpdate: {},
  OpportunityStageUpdate: {},
  OpportunityMonetaryValueUpdate: {},
});
