import { type EventSources, hexId, pages, story, storyId, usual } from './event-source.ts';

const location: EventSources = {
  id: storyId('locationId'),
  name: story('locationName'),
  email: story('locationEmail', { format: 'email' }),
  stripeProductId: story('stripeProductId'),
};

const app: EventSources = {
  planId: hexId('company', 'plan'),
  'trial.trialStartDate': story('dateAdded', { format: 'date-time' }),
  isWhitelabelCompany: usual(false),
  whitelabelDetails: usual({}),
  companyName: story('companyName'),
};

/** The sources of the pages about locations, users, plans and the app. */
export const accountSources: Readonly<Record<string, EventSources>> = {
  ...pages(location, { LocationCreate: {}, LocationUpdate: {} }),
  UserCreate: {
    id: storyId('assignedUserId'),
    firstName: story('userFirstName'),
    lastName: story('userLastName'),
    email: story('userEmail', { format: 'email' }),
    phone: story('userPhone'),
    extension: story('userExtension', { pattern: '^\\d{3,4}$' }),
  },
  SaaSPlanCreate: {
    planId: hexId('company', 'saas-plan'),
    title: usual('Professional'),
    description: usual('Everything a growing business needs'),
    'prices[].id': story('saasPriceId'),
    categoryId: hexId('company', 'saas-plan-category'),
    productId: story('saasProductId'),
  },
  ...pages(app, {
    AppInstall: { installType: { type: 'string', enum: ['Location', 'Company'], ...usual('Location') } },
    AppUninstall: {},
    AppUpdate: { previousVersionId: hexId('company', 'previous-app-version') },
  }),
  AppPaymentStatus: {},
  ExternalAuthConnected: {},
  PlanChange: { currentPlanId: hexId('company', 'plan'), newPlanId: hexId('company', 'next-plan') },
};
