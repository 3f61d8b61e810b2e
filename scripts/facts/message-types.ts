import type { MessageType } from '../../src/catalog/message-type.ts';
import type { Certainty } from '../../src/model/catalog.ts';
import type { ReadFacts } from './read-facts.ts';

type MessageTypesFile = {
  readonly types: readonly {
    readonly messageTypeId: number;
    readonly messageTypeString: string;
    readonly confidence: string;
    readonly source: string;
  }[];
};

/** Builds the table of message types by name. */
export function buildMessageTypes(readFacts: ReadFacts): Readonly<Record<string, MessageType>> {
  const { types } = readFacts('message-types.json') as MessageTypesFile;
  return Object.fromEntries(
    types.map(({ messageTypeId, messageTypeString, confidence, source }) => {
      const [certainty] = confidence.split('+') as [Certainty];
      return [messageTypeString, { id: messageTypeId, certainty, source: withoutQuotations(source) }];
    }),
  );
}

function withoutQuotations(source: string): string {
  return source.replace(/:? "[^"]* [^"]*"/g, '');
}
