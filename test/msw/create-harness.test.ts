import { expect } from 'chai';
import { createHarness } from '../../src/msw/create-harness.ts';

describe('createHarness()', () => {
  it('refuses an option there is none of', () => {
    expect(() => createHarness({ receivers: {} } as never))
      .to.throw(
        'Failed to create the harness: there is no option "receivers". Did you mean "receiver"? Use receiver, twin, handlers.',
      )
      .with.property('code', 'HL_MSW_OPTION_INVALID');
  });
});
