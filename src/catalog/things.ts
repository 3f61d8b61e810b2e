/** What an event of its own creates: a contact or a location has one of each. */
export type Thing = { readonly name: string; readonly owner: 'contact' | 'location' };

const OF_CONTACTS = [
  'Contact',
  'Appointment',
  'Opportunity',
  'Task',
  'Note',
  'Invoice',
  'Order',
  'Record',
  'Relation',
];
const OF_LOCATIONS = ['Product', 'Price', 'ObjectSchema', 'Association'];
const KIND = new RegExp(`^(${[...OF_CONTACTS, ...OF_LOCATIONS].join('|')})[A-Z]`);

/** Values that say what an event of the kind is about: each comes from the kind, whatever was set before. */
const DECIDED: Readonly<Record<string, readonly string[]>> = {
  ContactDndUpdate: ['dnd'],
  AppointmentDelete: ['appointment.appointmentStatus'],
  OpportunityStatusUpdate: ['status'],
  OpportunityStageUpdate: ['pipelineStageId'],
  OpportunityMonetaryValueUpdate: ['monetaryValue'],
  OpportunityAssignedToUpdate: ['assignedTo'],
  NoteUpdate: ['body'],
  InvoiceSent: ['status', 'amountPaid', 'amountDue'],
  InvoicePartiallyPaid: ['status', 'amountPaid', 'amountDue'],
  InvoicePaid: ['status', 'amountPaid', 'amountDue'],
  InvoiceVoid: ['status', 'amountPaid', 'amountDue'],
  InvoiceDelete: ['status', 'amountPaid', 'amountDue'],
  OrderStatusUpdate: ['status'],
};

/** What an event is about, by its kind; null for one about no such thing. */
export function thingOf(kind: string): Thing | null {
  const name = KIND.exec(kind)?.[1];
  if (name === undefined) return null;
  return { name, owner: OF_CONTACTS.includes(name) ? 'contact' : 'location' };
}

/** The paths of the values a kind decides, as `OpportunityStatusUpdate` does of `status`. */
export function decidedBy(kind: string): readonly string[] {
  return DECIDED[kind] ?? [];
}
