import { conversationRoutes } from './conversation-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { oauthRoutes } from './oauth-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { postingRoutes } from './posting-routes.ts';
import type { Route } from './route.ts';

/** Every route of the twin; of two that fit a request, the first answers. */
export const ROUTES: readonly Route[] = [
  ...peopleRoutes,
  ...messageRoutes,
  ...postingRoutes,
  ...conversationRoutes,
  ...oauthRoutes,
];

/** Paths of HighLevel's API that the twin does not serve, and that would pass for an id. */
export const UNSERVED_PATHS = ['/users/search', '/locations/search', '/conversations/messages/export'];
