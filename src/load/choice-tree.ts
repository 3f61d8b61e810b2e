import type { writeText } from '../payload/messages.ts';
import type { EventDraws } from './event-draws.ts';

/** Everything a function that draws from faker can come to, laid out once so that drawing costs next to nothing. */
export type ChoiceTree<Outcome> =
  | { readonly outcome: Outcome }
  | {
      /** How likely the first branch is; the others share the rest evenly. Null where all are as likely. */
      readonly firstShare: number | null;
      readonly branches: readonly ChoiceTree<Outcome>[];
    };

/** The faker that payloads are written with. */
export type WritingFaker = Parameters<typeof writeText>[0]['faker'];

type Question = { readonly count: number; readonly firstShare: number | null };

/**
 * Lays out what `make` can come to, by answering every question it puts to faker in every way.
 *
 * @remarks So the fast path says what the stage of `run` says, as often, without a list of its own that could fall
 * behind. Only `helpers.arrayElement` and `datatype.boolean` are understood; any other method is a TypeError.
 * @param make Pure but for the faker it is given.
 */
export function layOutChoices<Outcome>(make: (faker: WritingFaker) => Outcome): ChoiceTree<Outcome> {
  return explore([]);

  function explore(answers: readonly number[]): ChoiceTree<Outcome> {
    const asked: Question[] = [];
    const answer = (question: Question): number => {
      asked.push(question);
      return answers[asked.length - 1] ?? 0;
    };
    const outcome = make(scriptFaker(answer));
    const question = asked[answers.length];
    if (question === undefined) return { outcome };
    const branches = Array.from({ length: question.count }, (_, choice) => explore([...answers, choice]));
    return { firstShare: question.firstShare, branches };
  }
}

/** Draws one of the outcomes of a tree. */
export function drawOutcome<Outcome>(tree: ChoiceTree<Outcome>, draws: EventDraws): Outcome {
  let node = tree;
  while ('branches' in node) {
    const { branches, firstShare } = node;
    const choice = firstShare === null ? draws.below(branches.length) : draws.fraction() < firstShare ? 0 : 1;
    node = branches[choice] as ChoiceTree<Outcome>;
  }
  return node.outcome;
}

function scriptFaker(answer: (question: Question) => number): WritingFaker {
  const scripted = {
    helpers: {
      arrayElement: (items: readonly unknown[]) => items[answer({ count: items.length, firstShare: null })],
    },
    datatype: { boolean: (share: number) => answer({ count: 2, firstShare: share }) === 0 },
  };
  return scripted as unknown as WritingFaker;
}
