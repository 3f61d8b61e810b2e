import { type EventSources, pages, recordId, story, storyId, usual } from './event-source.ts';

const DATE_TIME = { format: 'date-time' };

/** Who a contact is and where they live. */
export const contactDetails: EventSources = {
  id: storyId('contactId'),
  address1: story('contactStreet'),
  city: story('contactCity'),
  state: story('contactState'),
  postalCode: story('contactPostalCode'),
  country: usual('US'),
  companyName: story('contactCompany'),
  website: story('contactWebsite'),
  source: story('contactSource'),
  dateAdded: story('contactAdded', DATE_TIME),
  dateOfBirth: story('contactBirthday', DATE_TIME),
  dnd: story('contactDnd'),
  email: story('contactEmail', { format: 'email' }),
  name: story('contactName'),
  firstName: story('contactFirstName'),
  lastName: story('contactLastName'),
  phone: story('contactPhone'),
  tags: story('contactTags', { items: { type: 'string' } }),
};

const contact: EventSources = {
  ...contactDetails,
  'customFields[].id': recordId('location', 'custom-field'),
  'customFields[].value': usual('Weekday mornings'),
};

const blockedChannel = { status: usual('active'), message: story('dndMessage'), code: usual('103') };

/** The channels of `dndSettings`; 103 is the code of a change by a user (observed: issue #264, 2026-03-03). */
const dndSettings: EventSources = Object.fromEntries(
  ['SMS', 'Call', 'Email', 'GMB', 'RCS', 'FB', 'WhatsApp'].flatMap((channel) =>
    Object.entries(blockedChannel).map(([name, source]) => [`dndSettings.${channel}.${name}`, source]),
  ),
);

/** The sources of the contact pages. */
export const contactSources = pages(contact, {
  ContactCreate: {},
  ContactUpdate: {},
  ContactDelete: {},
  ContactDndUpdate: dndSettings,
  ContactTagUpdate: {},
});
