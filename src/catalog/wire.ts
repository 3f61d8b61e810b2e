/**
 * The header that carries the Ed25519 signature over the body, base64.
 *
 * @remarks Documented: Webhook Integration Guide, read 2026-08-30.
 */
export const SIGNATURE_HEADER = 'x-ghl-signature';

/**
 * The header that carried the RSA-SHA256 signature over the body, base64.
 *
 * @remarks Documented: GoHighLevel/highlevel-api-docs, WebhookAuthentication.md (2025-05-04). The guide read
 * 2026-08-30 ends it on 2026-09-01; no capture confirms that it is gone.
 */
export const LEGACY_SIGNATURE_HEADER = 'x-wh-signature';

/**
 * The header value that stands for "no signature".
 *
 * @remarks Documented by the guide's verification sample (read 2026-08-30); when it is sent is unknown.
 */
export const NO_SIGNATURE = 'N/A';

/**
 * The headers every request carries besides its signatures, lower-case, in sending order.
 *
 * @remarks `content-type` is documented (guide, read 2026-08-30). `accept` was observed on app webhooks of 2023.
 * `user-agent` is inferred: axios was observed on app webhooks of 2023, this version on workflow webhooks of
 * 2026-08.
 */
export const FIXED_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'application/json',
  accept: 'application/json, text/plain, */*',
  'user-agent': 'axios/1.13.2',
};

/**
 * How long HighLevel waits for an answer, in milliseconds.
 *
 * @remarks Inferred: no source publishes it; issue #257 (2026-02-18) suggests ten seconds as a practice.
 */
export const DEFAULT_TIMEOUT_MS = 10_000;
