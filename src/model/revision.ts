/**
 * A dated state of HighLevel's webhook documentation, oldest first.
 *
 * @remarks `latest` is `2026-08` plus `originalMessageId` (page undated, read after 2026-08-30).
 */
export type Revision = '2025-05' | '2025-10' | '2026-01' | '2026-08' | 'latest';
