import { expect } from 'chai';
import { findEventPageState } from '../../src/catalog/find-event-page.ts';
import { KINDS } from '../../src/catalog/kinds.ts';
import { isMessage } from '../../src/catalog/message-kind.ts';
import { REVISIONS } from '../../src/catalog/revisions.ts';
import { createTestKeys } from '../../src/envelope/create-test-keys.ts';
import type { Kind } from '../../src/model/generated/payload-by-kind.ts';
import type { JsonSchema } from '../../src/model/json.ts';
import type { Payload } from '../../src/model/payload.ts';
import type { Revision } from '../../src/model/revision.ts';
import { checkPayload } from '../../src/payload/check-payload.ts';
import { createEvent } from '../../src/run/create-event.ts';
import { findDifferences } from '../catalog/find-differences.ts';

const keys = createTestKeys();
const events = KINDS.filter((kind) => !isMessage(kind));
const SEEDS = ['0', '7', 'tuesday', '4711', 'ñ'];

function generate(
  kind: string,
  options: { readonly seed?: string; readonly revision?: Revision } = {},
): Payload {
  const { seed = '7', revision = 'latest' } = options;
  const startAt = '2026-03-10T14:05:00-04:00';
  return createEvent(kind as Kind, { keys, seed, revision, runId: 'r', startAt, timestamps: 'story' })
    .payload;
}

/** A documented schema as JSON Schema: pages have types of their own, and require properties in a way of their own. */
function asJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonSchema);
  if (typeof value !== 'object' || value === null) return value;
  const { required, default: _, example: __, ...schema } = value as JsonSchema;
  const known =
    schema.type === 'Date' || schema.type === 'Email/SMS' ? { ...schema, type: 'string' } : schema;
  const kept = Array.isArray(required) ? { ...known, required } : known;
  return Object.fromEntries(Object.entries(kept).map(([key, inside]) => [key, asJsonSchema(inside)]));
}

/** Every text in a payload. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe('the payload of every event that is no message', () => {
  for (const { name, event } of events) {
    describe(name, () => {
      it('is valid for its kind in every revision, for every seed', () => {
        for (const revision of REVISIONS) {
          for (const seed of SEEDS) {
            const payload = generate(name, { seed, revision });
            expect(checkPayload(payload, name, revision), JSON.stringify(payload)).to.deep.equal([]);
          }
        }
      });

      it('is valid for the schema its page documents', () => {
        const { properties } = findEventPageState(event, 'latest');
        const schema = { type: 'object', properties: asJsonSchema(properties) } as JsonSchema;
        const differences = findDifferences(schema, generate(name)).map(({ path }) => path);
        // The page's own example breaks its schema here.
        expect(differences).to.deep.equal(name === 'provider.email' ? ['/emailTo'] : []);
      });

      it('survives being parsed and written again', () => {
        const { body } = createEvent(name as Kind, { keys });
        const text = Buffer.from(body).toString();
        expect(JSON.stringify(JSON.parse(text))).to.equal(text);
      });

      it('speaks of nobody real', () => {
        for (const seed of SEEDS) {
          for (const text of textsIn(generate(name, { seed }))) {
            expect(text).to.not.match(/lor[ae]m|dummy|ipsum/i);
            for (const [, host] of text.matchAll(/(?:https?:\/\/|\w@)([\w.-]+)/g)) {
              expect(host).to.match(/(^|\.)example\.(com|net|org)$/);
            }
            for (const [phone] of text.matchAll(/\+\d[\d-]{9,}/g)) {
              expect(phone.replace(/-/g, '')).to.match(/^\+1\d{3}55501\d{2}$/);
            }
          }
        }
      });
    });
  }
});

describe('the ids of events that are no message', () => {
  const record = /^[A-Za-z0-9]{20}$/;
  const hex = /^[0-9a-f]{24}$/;

  it('have twenty letters and digits where HighLevel keeps documents', () => {
    for (const kind of [
      'ContactCreate',
      'OpportunityCreate',
      'TaskCreate',
      'NoteCreate',
      'CampaignStatusUpdate',
    ]) {
      expect(generate(kind).id, kind).to.match(record);
      expect(generate(kind).locationId, kind).to.match(record);
    }
    expect(generate('PlanChange').companyId).to.match(record);
  });

  it('have twenty-four hexadecimal digits where it keeps orders, products and records', () => {
    for (const kind of ['InvoiceCreate', 'OrderCreate', 'ProductCreate', 'PriceCreate']) {
      expect(generate(kind)._id, kind).to.match(hex);
    }
    for (const kind of ['RecordCreate', 'AssociationCreate', 'RelationCreate', 'ObjectSchemaCreate']) {
      expect(generate(kind).id, kind).to.match(hex);
    }
    expect(generate('app.install').planId).to.match(hex);
  });

  it('are UUIDs for the stages of a pipeline', () => {
    expect(generate('OpportunityCreate').pipelineStageId).to.match(
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    );
  });

  it('are the same in all events about one thing of one contact', () => {
    const families = [
      ['ContactCreate', 'ContactUpdate', 'ContactDelete', 'ContactDndUpdate', 'ContactTagUpdate'],
      ['OpportunityCreate', 'OpportunityStatusUpdate', 'OpportunityStageUpdate', 'OpportunityDelete'],
      ['TaskCreate', 'TaskComplete', 'TaskDelete'],
      ['NoteCreate', 'NoteUpdate', 'NoteDelete'],
      ['RecordCreate', 'RecordUpdate', 'RecordDelete'],
      ['AssociationCreate', 'AssociationUpdate', 'AssociationDelete'],
      ['InvoiceCreate', 'InvoiceSent', 'InvoicePartiallyPaid', 'InvoicePaid', 'InvoiceVoid', 'InvoiceDelete'],
      ['OrderCreate', 'OrderStatusUpdate'],
      ['ProductCreate', 'ProductUpdate', 'ProductDelete'],
      ['PriceCreate', 'PriceUpdate', 'PriceDelete'],
    ];
    for (const family of families) {
      const ids = family.map((kind) => generate(kind)).map((payload) => payload.id ?? payload._id);
      expect(new Set(ids).size, family.join()).to.equal(1);
    }
  });

  it('name each other', () => {
    const contactId = generate('ContactCreate').id;
    expect(generate('OpportunityCreate').contactId).to.equal(contactId);
    expect(generate('ConversationUnreadWebhook').contactId).to.equal(contactId);
    expect(generate('InvoicePaid')).to.have.nested.property('contactDetails.id', contactId);
    expect(generate('OrderCreate')).to.have.nested.property('contactSnapshot.id', contactId);
    expect(generate('RelationCreate')).to.include({
      secondRecordId: contactId,
      firstRecordId: generate('RecordCreate').id,
      associationId: generate('AssociationCreate').id,
    });
    const productId = generate('ProductCreate')._id;
    expect(generate('PriceCreate').product).to.equal(productId);
    expect(generate('OrderCreate')).to.have.nested.property('items[0].product._id', productId);
    expect(generate('InvoiceCreate')).to.have.nested.property('invoiceItems[0].productId', productId);
    expect(generate('ConversationUpdate').newConversationId).to.equal(generate('sms.sent').conversationId);
  });

  it('are others for another seed', () => {
    expect(generate('OpportunityCreate', { seed: '8' }).id).to.not.equal(generate('OpportunityCreate').id);
  });
});

describe('what an event changes', () => {
  it('shows in the event', () => {
    const [before, after] = [generate('OpportunityCreate'), generate('OpportunityMonetaryValueUpdate')];
    expect(after.monetaryValue).to.be.above(Number(before.monetaryValue));
    expect(generate('OpportunityStageUpdate').pipelineStageId).to.not.equal(before.pipelineStageId);
    expect(generate('OpportunityStatusUpdate').status).to.equal('won');
    expect(generate('NoteUpdate').body).to.not.equal(generate('NoteCreate').body);
    expect(generate('ContactDndUpdate').dnd).to.equal(true);
    expect(generate('ContactCreate').dnd).to.equal(false);
    expect(generate('OrderStatusUpdate').status).to.equal('completed');
    expect(generate('AppointmentDelete')).to.have.nested.property(
      'appointment.appointmentStatus',
      'cancelled',
    );
  });

  it('shows in what is paid of an invoice and what is due', () => {
    const { total } = generate('InvoiceCreate') as { readonly total: number };
    const sums = ['InvoiceCreate', 'InvoicePartiallyPaid', 'InvoicePaid'].map((kind) => {
      const { status, amountPaid, amountDue } = generate(kind);
      expect(Number(amountPaid) + Number(amountDue), kind).to.equal(total);
      return [status, amountPaid === 0, amountDue === 0];
    });
    expect(sums).to.deep.equal([
      ['draft', true, false],
      ['partially_paid', false, false],
      ['paid', false, true],
    ]);
  });

  it('adds up in an order', () => {
    const { amount, amountSummary, taxSummary } = generate('OrderCreate');
    const { subtotal, tax } = amountSummary as { readonly subtotal: number; readonly tax: number };
    expect(amount).to.equal(Math.round((subtotal + tax) * 100) / 100);
    expect(taxSummary).to.have.nested.property('[0].amount', tax);
  });
});
