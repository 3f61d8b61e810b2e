/** Makes tests of attacks and prints, after the `describe` it is called in, how many were tried and how many held. */
export function countAttacks(what: string): (attack: () => Promise<void>) => () => Promise<void> {
  let [tried, held] = [0, 0];
  after(() => void process.stdout.write(`    ${tried} attacks on ${what} tried, ${held} held\n`));
  return (attack) => async () => {
    tried += 1;
    await attack();
    held += 1;
  };
}
