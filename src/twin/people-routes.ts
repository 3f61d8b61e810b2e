import { describeContact, describeLocation, describeUser } from './describe-people.ts';
import { refuse, refuseUnknown } from './refusals.ts';
import { answerJson, paramOf, type Route } from './route.ts';

/** Reading contacts, users and locations. */
export const peopleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/contacts/:contactId',
    answer: (asked, from) => {
      const id = paramOf(asked, 'contactId');
      const contact = from.world.contacts.get(id);
      if (contact === undefined) return refuseUnknown('Contact', id);
      return answerJson({ contact: describeContact(contact) }, from);
    },
  },
  {
    method: 'GET',
    path: '/users/:userId',
    answer: (asked, from) => {
      const user = from.world.users.get(paramOf(asked, 'userId'));
      // Unlike other ids nobody has (issue #205, 2025-12-01).
      if (user === undefined) return refuse(401, 'The user does not exist.');
      return answerJson(describeUser(user), from);
    },
  },
  {
    method: 'GET',
    path: '/locations/:locationId',
    answer: (asked, from) => {
      const id = paramOf(asked, 'locationId');
      const location = from.world.locations.get(id);
      if (location === undefined) return refuseUnknown('Location', id);
      return answerJson({ location: describeLocation(location) }, from);
    },
  },
];
