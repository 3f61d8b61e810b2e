/** What tells a step from its neighbours. */
export type StepTraits = {
  /** `emit`, `again`, `wait`, `each` or `repeat`. */
  readonly form: string;
  /** Its kinds, the id it repeats, or nothing. */
  readonly subject: readonly string[];
  readonly contact: string | null;
};

/** Gives the steps of one block their identities. */
export type StepNamer = (id: string | null, traits: StepTraits) => string;

/**
 * Creates the namer of a block.
 *
 * @remarks An identity is the step's id, else the block, form, kinds and contact with an ordinal among equals.
 * Equals with an id are counted too: giving a step an id so that others can refer to it must not rename its twins.
 * Ids have neither spaces nor `#`, so that no id is the identity of another step.
 * @param block The identity of the enclosing block; empty for the story itself.
 */
export function createStepNamer(block: string): StepNamer {
  const counts = new Map<string, number>();
  return (id, { form, subject, contact }) => {
    const kinds = [...subject]
      .sort()
      .map((kind) => ` ${kind}`)
      .join('');
    const who = contact === null ? '' : ` @${JSON.stringify(contact)}`;
    const name = `${block === '' ? '' : `${block} / `}${form}${kinds}${who}`;
    const ordinal = (counts.get(name) ?? 0) + 1;
    counts.set(name, ordinal);
    return id ?? `${name} #${ordinal}`;
  };
}
