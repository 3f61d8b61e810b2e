import { expect } from 'chai';
import { kindFields } from '../../src/catalog/kind-fields.ts';
import { KINDS } from '../../src/catalog/kinds.ts';
import { isMessage } from '../../src/catalog/message-kind.ts';
import { findDifferences } from './find-differences.ts';

const events = KINDS.filter((kind) => !isMessage(kind));
const STAMPS = ['timestamp', 'webhookId'];

function names(kind: string): readonly string[] {
  return kindFields(kind, 'latest').map((field) => field.name);
}

function find(kind: string, name: string) {
  return kindFields(kind, 'latest').find((field) => field.name === name);
}

describe('kindFields() of events that are no message', () => {
  it('puts the observed envelope around the fields of a page', () => {
    const own = events.filter((kind) => kind.area !== 'Apps' && kind.direction === null);
    for (const { name } of own.filter((kind) => kind.name !== 'SaaSPlanCreate')) {
      const whose = name.startsWith('Location') ? 'companyId' : 'locationId';
      expect(names(name).slice(0, 4), name).to.deep.equal(['type', whose, 'versionId', 'appId']);
      expect(names(name).slice(-2), name).to.deep.equal(STAMPS);
    }
  });

  it('has the body the page shows for an installation, and behind it what the SDK knows of', () => {
    expect(names('app.install').join(' ')).to.equal(
      'type appId locationId companyId userId planId trial isWhitelabelCompany whitelabelDetails companyName ' +
        'versionId installType timestamp webhookId',
    );
    expect(names('AppInstall')).to.deep.equal(names('app.install'));
    expect(find('app.install', 'installType')?.provenance.certainty).to.equal('inferred');
  });

  it('has the body the page shows for a provider, without an app', () => {
    expect(names('provider.sms').join(' ')).to.equal(
      'contactId locationId messageId type phone message attachments userId timestamp webhookId',
    );
    expect(names('provider.email').join(' ')).to.equal(
      'contactId locationId messageId emailMessageId type emailTo emailFrom attachments html subject userId ' +
        'timestamp webhookId',
    );
  });

  it('has an opportunity in the order it was seen', () => {
    const seen =
      'type locationId versionId appId id name assignedTo contactId pipelineId pipelineStageId status';
    expect(names('OpportunityCreate').join(' ')).to.match(new RegExp(`^${seen} `));
    expect(find('OpportunityCreate', 'assignedTo')?.schema.type).to.deep.equal(['string', 'null']);
  });

  it('has the channels of do-not-disturb that were seen, in their order', () => {
    const { properties, required } = find('ContactDndUpdate', 'dndSettings')?.schema ?? {};
    const seen = ['SMS', 'Call', 'Email', 'GMB', 'RCS', 'FB', 'WhatsApp'];
    expect(Object.keys(properties as object)).to.deep.equal(seen);
    expect(required).to.deep.equal(seen);
  });

  it('names the event in its type as documented, else by its page', () => {
    const types = events.map(({ name, event }) => [name, event, find(name, 'type')?.schema.const] as const);
    const others = types.filter(([, event, type]) => type !== event);
    expect(others.map(([name, , type]) => `${name} ${type}`)).to.deep.equal([
      'provider.sms SMS',
      'provider.email Email',
      'app.install INSTALL',
      'app.uninstall UNINSTALL',
      'AppInstall INSTALL',
      'AppUninstall UNINSTALL',
      'AppUpdate UPDATE',
      'AppPaymentStatus APP_PAYMENT_STATUS',
      'ExternalAuthConnected EXTERNAL_AUTH_CONNECTED',
      'PlanChange PLAN_CHANGE',
      'ConversationUnreadWebhook ConversationUnreadUpdate',
      'SaaSPlanCreate SaasPlanCreate',
    ]);
  });

  it('calls a type inferred that its page does not show', () => {
    expect(find('ContactCreate', 'type')?.provenance.certainty).to.equal('documented');
    expect(find('InvoicePaid', 'type')?.provenance).to.deep.equal({
      certainty: 'inferred',
      source: 'the name of the page, whose example shows none',
    });
    expect(find('AppointmentUpdate', 'type')?.provenance.source).to.include('shows "AppointmentCreate"');
  });

  it('keeps the type of a price apart from the type of its event', () => {
    for (const kind of ['PriceCreate', 'PriceUpdate', 'PriceDelete']) {
      expect(find(kind, 'type')?.schema.const).to.equal(kind);
      expect(find(kind, 'priceType')?.schema.enum).to.deep.equal(['one_time', 'recurring']);
    }
  });

  it('requires what all examples of the page show', () => {
    expect(find('app.install', 'locationId')?.presence).to.equal('optional');
    expect(find('app.install', 'planId')?.presence).to.equal('always');
    expect(find('UserCreate', 'locations')?.presence).to.equal('optional');
  });

  it('counts the timestamp of e-mail statistics in whole seconds', () => {
    const { schema } = find('LCEmailStats', 'webhookPayload') ?? { schema: {} };
    expect(
      findDifferences({ ...schema, required: [] }, { timestamp: '2026-03-10T18:05:00.000Z' }),
    ).to.have.length(1);
    expect(findDifferences({ ...schema, required: [] }, { timestamp: 1_773_165_900 })).to.deep.equal([]);
  });

  it('says of every field how sure it is, and why', () => {
    for (const { name } of events) {
      for (const field of kindFields(name, 'latest')) {
        const where = `${name}.${field.name}`;
        expect(field.provenance.certainty, where).to.be.oneOf(['documented', 'observed', 'inferred']);
        expect(field.provenance.source, where).to.not.equal('');
      }
    }
  });
});
