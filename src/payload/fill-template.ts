import type { Faker } from '@faker-js/faker';
import { PayloadError } from '../errors/payload-error.ts';
import type { Contact, Location, Payload, User } from '../model/payload.ts';

/** What templates can speak of. */
export type TemplateScope = {
  readonly contact: Contact;
  user(): User;
  readonly location: Location;
  payloadOf(stepId: string): Payload;
  /** A faker for the n-th template of the event. */
  faker(n: number): Faker;
};

const TEMPLATE = /\{\{\s*([^{}]*?)\s*\}\}/g;

/**
 * Fills `{{contact.firstName}}`, `{{steps.first.messageId}}`, `{{faker.lorem.sentence}}` and their like. Nothing
 * else is evaluated.
 *
 * @throws {@link PayloadError} `HL_PAYLOAD_UNFILLED` when a template names nothing there is.
 */
export function createTemplateFiller(scope: TemplateScope): (text: string) => string {
  let filled = 0;
  return (text) =>
    text.replace(TEMPLATE, (whole, path: string) => {
      filled += 1;
      const value = lookUp(scope, { path: path.split('.'), n: filled });
      if (['string', 'number', 'bigint', 'boolean'].includes(typeof value)) return String(value);
      throw new PayloadError(
        'HL_PAYLOAD_UNFILLED',
        `Failed to fill "${whole}": there is no such value. Use contact, user or location with one of their fields, ` +
          'steps.<id>.<field>, or faker.<module>.<method> with a method that needs no arguments.',
      );
    });
}

function lookUp(scope: TemplateScope, at: { readonly path: readonly string[]; readonly n: number }): unknown {
  const [root, name = '', field = '', ...more] = at.path;
  if (more.length > 0) return undefined;
  switch (root) {
    case 'contact':
    case 'location':
      return field === '' ? own(scope[root], name) : undefined;
    case 'user':
      return field === '' ? own(scope.user(), name) : undefined;
    case 'steps':
      return own(scope.payloadOf(name), field);
    case 'faker':
      return callFaker(scope.faker(at.n), name, field);
    default:
      return undefined;
  }
}

function callFaker(faker: Faker, module: string, method: string): unknown {
  const make = own(own(faker, module), method);
  if (typeof make !== 'function') return undefined;
  try {
    const made: unknown = make();
    return made instanceof Date ? made.toISOString() : made;
  } catch {
    // It needs arguments, or the locale has no data for it.
    return undefined;
  }
}

function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
