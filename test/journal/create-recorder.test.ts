import { expect } from 'chai';
import { createRecorder } from '../../src/journal/create-recorder.ts';
import type { JournalDraft, JournalEntry } from '../../src/model/journal.ts';

const AT = '2026-01-01T00:00:00.000Z';
const draft: JournalDraft = {
  kind: 'delivery-ended',
  storyAt: AT,
  wallAt: AT,
  deliveryId: 'd-1',
  outcome: 'accepted',
  lost: false,
};

describe('createRecorder()', () => {
  it('stamps entries with the version and with numbers from 0 on', () => {
    const record = createRecorder([]);
    expect(record(draft)).to.deep.equal({ v: 1, seq: 0, ...draft });
    expect(record(draft).seq).to.equal(1);
  });

  it('goes on at the number a resumed journal has reached', () => {
    expect(createRecorder([], { firstSeq: 41 })(draft).seq).to.equal(41);
  });

  it('hands every entry to every consumer, in their order', () => {
    const heard: string[] = [];
    const listen = (name: string) => (entry: JournalEntry) => heard.push(`${name} ${entry.seq}`);
    const record = createRecorder([listen('file'), listen('report')]);
    record(draft);
    record(draft);
    expect(heard).to.deep.equal(['file 0', 'report 0', 'file 1', 'report 1']);
  });
});
