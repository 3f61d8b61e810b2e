/** The observed order of an opportunity (Webhook Logs Dashboard page, example of 2025-11-07); value and source stand by analogy. */
const OPPORTUNITY = ['id', 'name', 'assignedTo', 'contactId', 'pipelineId', 'pipelineStageId', 'status', 'monetaryValue', 'source'];

/**
 * Puts the fields of a page in the order they are sent: as observed, else as in the example that is followed, then
 * those it does not show.
 */
export function orderFields(page: string, example: readonly string[], listed: readonly string[]): readonly string[] {
  const observed = page.startsWith('Opportunity') ? OPPORTUNITY : [];
  return [...new Set([...observed, ...example, ...listed])];
}
