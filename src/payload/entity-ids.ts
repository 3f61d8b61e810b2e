import type { EventScene } from './event-scene.ts';

const SHORT_DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';

/**
 * Makes the id of something that belongs to somebody, by the shape the catalogue asks for in `faker: 'ids.<shape>'`.
 * Each owner has one of each thing, so every event about it names the same id.
 *
 * @param owner `contact`, `location` or `company`.
 * @param entity What it is the id of, as in `appointment`.
 */
export function makeEntityId(
  scene: EventScene,
  { shape, owner, entity }: { readonly shape: string; readonly owner: string; readonly entity: string },
): string {
  const draws = scene.draws(ownerId(scene, owner), `${entity}-id`);
  switch (shape) {
    case 'record':
      return draws.alphanumeric(20);
    case 'hex':
      return draws.hex(24);
    case 'uuid':
      return draws.uuid();
    case 'short':
      return Array.from({ length: 11 }, () => draws.pick([...SHORT_DIGITS])).join('');
    default:
      throw new RangeError(`No ids have the shape "${shape}".`);
  }
}

function ownerId(scene: EventScene, owner: string): string {
  if (owner === 'company') return scene.companyId;
  return owner === 'location' ? scene.location.id : scene.contact.id;
}
