import { type EventSources, hexId, pages, storyId, usual } from './event-source.ts';

const schema: EventSources = { id: hexId('location', 'object-schema') };

const record: EventSources = {
  id: hexId('contact', 'record'),
  'owners[]': storyId('assignedUserId'),
  'followers[]': storyId('assignedUserId'),
};

const association: EventSources = { id: hexId('location', 'association') };

const relation: EventSources = {
  id: hexId('contact', 'relation'),
  firstObjectKey: usual('custom_objects.pets'),
  firstRecordId: hexId('contact', 'record'),
  secondRecordId: storyId('contactId'),
  associationId: hexId('location', 'association'),
};

/** The sources of the pages about custom objects. */
export const objectSources: Readonly<Record<string, EventSources>> = {
  ...pages(schema, { ObjectSchemaCreate: {}, ObjectSchemaUpdate: {} }),
  ...pages(record, { RecordCreate: {}, RecordUpdate: {}, RecordDelete: {} }),
  ...pages(association, { AssociationCreate: {}, AssociationUpdate: {}, AssociationDelete: {} }),
  ...pages(relation, { RelationCreate: {}, RelationDelete: {} }),
};
