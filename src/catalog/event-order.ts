/** Observed: example of the Webhook Logs Dashboard page, 2025-11-07. */
const OPPORTUNITY = ['id', 'name', 'assignedTo', 'contactId', 'pipelineId', 'pipelineStageId', 'status'];

/**
 * Puts the fields of a page in the order they are sent: as observed, else as in the example that is followed, then
 * those it does not show.
 */
export function orderFields(
  page: string,
  example: readonly string[],
  listed: readonly string[],
): readonly string[] {
  const observed = page.startsWith('Opportunity') ? OPPORTUNITY : [];
  return [...new Set([...observed, ...example, ...listed])];
}
