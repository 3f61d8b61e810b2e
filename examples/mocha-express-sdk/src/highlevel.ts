import { HighLevel } from '@gohighlevel/api-client';

/** The SDK takes WEBHOOK_SIGNATURE_PUBLIC_KEY and CLIENT_ID from the environment, when a webhook comes. */
export const highlevel = new HighLevel({
  privateIntegrationToken: process.env.HIGHLEVEL_TOKEN ?? 'pit-of-this-example',
  logLevel: 'error',
});
