import { expect } from 'chai';
import { createTestKeys } from '../../src/envelope/create-test-keys.ts';
import { runScenario } from '../../src/run/run-scenario.ts';

const target = { fetch: () => new Response(null, { status: 200 }) };
const keys = createTestKeys();

/** What a story says of one path, event by event; each happens a minute after the one before. */
async function tell(path: string, steps: readonly object[], rest: object = {}): Promise<readonly unknown[]> {
  const timed = steps.flatMap((step) => [step, { wait: '1m' }]);
  const scenario = { version: 1, name: 'changes', startsAt: '2026-03-09T10:00:00Z', ...rest, steps: timed };
  const run = await runScenario(scenario as never, { target, keys, seed: '7', timestamps: 'story' });
  return run.deliveries.map(({ payload }) =>
    path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], payload),
  );
}

describe('what a step sets of a thing', () => {
  it('lasts in the events after it, of whatever kind', async () => {
    const steps = [
      { emit: 'OpportunityStatusUpdate', set: { status: 'lost' } },
      { emit: 'OpportunityUpdate' },
      { emit: 'OpportunityUpdate', set: { status: 'abandoned' } },
      { emit: 'OpportunityDelete' },
    ];
    expect(await tell('status', steps)).to.deep.equal(['lost', 'lost', 'abandoned', 'abandoned']);
  });

  it('lasts for appointments, contacts, invoices and products alike', async () => {
    const noshow = { 'appointment.appointmentStatus': 'noshow' };
    expect(
      await tell('appointment.appointmentStatus', [
        { emit: 'AppointmentUpdate', set: noshow },
        { emit: 'AppointmentUpdate' },
        { emit: 'AppointmentDelete' },
      ]),
    ).to.deep.equal(['noshow', 'noshow', 'cancelled']);
    const email = 'new@example.com';
    expect(
      await tell('email', [{ emit: 'ContactUpdate', set: { email } }, { emit: 'ContactDelete' }]),
    ).to.deep.equal([email, email]);
    expect(
      await tell('status', [
        { emit: 'InvoiceUpdate', set: { status: 'overdue' } },
        { emit: 'InvoiceUpdate' },
        { emit: 'InvoicePaid' },
      ]),
    ).to.deep.equal(['overdue', 'overdue', 'paid']);
    expect(
      await tell('name', [{ emit: 'ProductCreate', set: { name: 'Roof' } }, { emit: 'ProductUpdate' }]),
    ).to.deep.equal(['Roof', 'Roof']);
  });

  it('gives way to what an event is about, and comes back no more', async () => {
    const steps = [
      { emit: 'OpportunityStatusUpdate', set: { status: 'lost' } },
      { emit: 'OpportunityStatusUpdate' },
      { emit: 'OpportunityUpdate' },
    ];
    expect(await tell('status', steps)).to.deep.equal(['lost', 'won', 'won']);
  });

  it('is what an update of the monetary value raises', async () => {
    const [created, updated, raised, later] = (await tell('monetaryValue', [
      { emit: 'OpportunityCreate', set: { monetaryValue: 9000 } },
      { emit: 'OpportunityUpdate' },
      { emit: 'OpportunityMonetaryValueUpdate' },
      { emit: 'OpportunityUpdate' },
    ])) as readonly number[];
    expect([created, updated]).to.deep.equal([9000, 9000]);
    expect(raised).to.be.within(9025, 10_000);
    expect(later).to.equal(raised);
  });

  it('stays with its contact, and with the kinds that have the field', async () => {
    const cast = { ada: { name: 'Ada Okafor' }, ben: { name: 'Ben Ito' } };
    const steps = [
      { emit: 'ContactUpdate', contact: 'ada', set: { city: 'Oslo', colour: 'blue' } },
      { emit: 'ContactUpdate', contact: 'ben' },
      { emit: 'ContactUpdate', contact: 'ada' },
    ];
    const [first, others, second] = await tell('city', steps, { cast });
    expect([first, second]).to.deep.equal(['Oslo', 'Oslo']);
    expect(others).to.be.a('string').and.not.equal('Oslo');
    expect(await tell('colour', steps, { cast })).to.deep.equal(['blue', undefined, undefined]);
  });

  it('fills its templates once, for the event that set it', async () => {
    const steps = [
      { emit: 'ContactUpdate', set: { city: '{{faker.location.city}}' } },
      { emit: 'ContactUpdate' },
    ];
    const [first, second] = await tell('city', steps);
    expect(second).to.equal(first);
  });

  it('lasts through the rounds of a repeat, and does not reach back', async () => {
    const steps = [
      { emit: 'ContactUpdate' },
      { repeat: 3, every: '1s', emit: 'ContactUpdate', set: { city: 'Oslo' } },
      { emit: 'ContactUpdate' },
    ];
    const [before, ...after] = await tell('city', steps);
    expect(before).to.not.equal('Oslo');
    expect(after).to.deep.equal(['Oslo', 'Oslo', 'Oslo', 'Oslo']);
  });
});
