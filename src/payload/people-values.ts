import type { EventScene } from './event-scene.ts';
import type { StoryValues } from './story-values.ts';

const SOURCES = ['website form', 'phone call', 'referral', 'chat widget', 'walk-in'];
const YEAR_MS = 31_557_600_000;

/** The values that say who a contact, a user, a location and its agency are. */
export function createPeopleValues(scene: EventScene): StoryValues {
  const { contact, user, location, companyId } = scene;
  const draws = (field: string) => scene.draws(contact.id, field);
  const faker = (field: string) => scene.faker(contact.id, field);
  const site = `${slug(location.name)}.example.com`;
  return {
    contactName: () => contact.name,
    contactFirstName: () => contact.firstName,
    contactLastName: () => contact.lastName,
    contactEmail: () => contact.email,
    contactEmailDomain: () => contact.email.split('@')[1],
    contactPhone: () => contact.phone,
    contactPhoneDashed: () => dashed(contact.phone),
    contactTags: () => [...contact.tags],
    contactStreet: () => faker('contact-street').location.streetAddress(),
    contactCity: () => faker('contact-city').location.city(),
    contactState: () => faker('contact-state').location.state({ abbreviated: true }),
    contactPostalCode: () => faker('contact-postal-code').location.zipCode('#####'),
    contactCompany: () => faker('contact-company').company.name(),
    contactWebsite: () => `https://www.example.com/${slug(contact.name) || 'home'}`,
    contactSource: () => draws('contact-source').pick(SOURCES),
    contactBirthday: () => {
      const age = draws('contact-birthday').integer(20 * YEAR_MS, 80 * YEAR_MS);
      return `${new Date(Date.UTC(2026, 0, 1) - age).toISOString().slice(0, 10)}T00:00:00.000Z`;
    },
    // From the first change of the do-not-disturb settings on.
    contactDnd: () =>
      scene.kind === 'ContactDndUpdate' ||
      (scene.kind !== 'ContactCreate' && scene.firstAt('ContactDndUpdate') !== null),
    assignedUserId: () => user.id,
    userFirstName: () => user.firstName,
    userLastName: () => user.lastName,
    userEmail: () => user.email,
    userPhone: () => user.phone,
    userExtension: () => `${scene.draws(user.id, 'user-extension').integer(100, 999)}`,
    dndMessage: () => `Updated by '${user.name}' at ${new Date(scene.happenedAt).toISOString()}`,
    locationName: () => location.name,
    locationEmail: () => location.email,
    locationPhone: () => location.phone,
    locationPhoneDashed: () => dashed(location.phone),
    locationAddress: () => {
      const place = scene.faker(location.id, 'location-address').location;
      return `${place.streetAddress()}, ${place.city()}`;
    },
    locationWebsite: () => `https://${site}`,
    locationShopDomain: () => `shop.${site}`,
    locationLogoUrl: () => `https://${site}/logo.png`,
    companyId: () => companyId,
    companyName: () => `${scene.faker(companyId, 'company-name').location.city()} Marketing`,
  };
}

/** `+12125550141` as `+1-212-555-0141`; other numbers stay as they are. */
function dashed(phone: string): string {
  return phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1-$1-$2-$3');
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
