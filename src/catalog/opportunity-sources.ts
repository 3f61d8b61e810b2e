import { type EventSources, pages, recordId, story, usual, uuid } from './event-source.ts';

/** Statuses of an opportunity (documented: opportunities API, OpenAPI of 2026-06-19; the pages show `open` alone). */
const STATUSES = ['open', 'won', 'lost', 'abandoned'];

const opportunity: EventSources = {
  id: recordId('contact', 'opportunity'),
  monetaryValue: story('opportunityValue'),
  name: story('opportunityName'),
  pipelineId: recordId('location', 'pipeline'),
  pipelineStageId: uuid('location', 'pipeline-stage'),
  source: story('contactSource'),
  status: { enum: STATUSES, ...usual('open') },
};

/** The sources of the opportunity pages: each kind of update shows what it changed. */
export const opportunitySources = pages(opportunity, {
  OpportunityCreate: {},
  OpportunityUpdate: {},
  OpportunityDelete: {},
  OpportunityAssignedToUpdate: {},
  OpportunityStatusUpdate: { status: { enum: STATUSES, ...usual('won') } },
  OpportunityStageUpdate: { pipelineStageId: uuid('location', 'next-pipeline-stage') },
  OpportunityMonetaryValueUpdate: { monetaryValue: story('opportunityLaterValue') },
});
