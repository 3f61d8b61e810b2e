/** How a sample test says what it expects. */
export type Assertions = {
  /** What makes them available, below the imports; null for nothing. */
  readonly setUp: string | null;
  /** Of `run`: that it passed. */
  readonly passed: string;
  /** Of `counts`: that each was counted once. */
  readonly counted: string;
  /** Of `delivery`: that it was refused. */
  readonly refused: string;
};

const COUNTS = '{ calls: 1, voicemails: 1 }';

export const ASSERTIONS = {
  chai: {
    setUp: 'use(highlevelChai);',
    passed: 'expect(run).to.have.passed();',
    counted: `expect(counts).to.deep.equal(${COUNTS});`,
    refused: 'expect(delivery).to.be.rejectedWith(401);',
  },
  matchers: {
    setUp: 'expect.extend(highlevelMatchers);',
    passed: 'expect(run).toHavePassed();',
    counted: `expect(counts).toEqual(${COUNTS});`,
    refused: 'expect(delivery).toBeRejectedWith(401);',
  },
  assert: {
    setUp: null,
    passed: "assert.deepEqual(run.expectations.filter(({ verdict }) => verdict !== 'pass'), []);",
    counted: `assert.deepEqual(counts, ${COUNTS});`,
    refused: 'assert.equal(delivery.attempts.at(-1)?.status, 401);',
  },
} as const satisfies Readonly<Record<string, Assertions>>;
