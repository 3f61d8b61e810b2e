import type { TwinAnswer } from './route.ts';

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** A refusal in the form HighLevel's services use (issues #205, #304). */
export function refuse(status: number, message: string | readonly string[] = reasonOf(status)): TwinAnswer {
  return { status, body: { message, error: reasonOf(status), statusCode: status } };
}

/** A refusal by the gate before the services, which has no `error` (issue #213). */
export function refuseAtGate(status: number, message: string): TwinAnswer {
  return { status, body: { statusCode: status, message } };
}

/** What HighLevel's framework says of a route there is none for (inferred). */
export function refuseRoute(method: string, path: string): TwinAnswer {
  return refuse(404, `Cannot ${method} ${path}`);
}

/**
 * What is said of an id nobody has.
 *
 * @remarks 404 is inferred; the specification lists 400, 401 and 422 alone.
 */
export function refuseUnknown(what: string, id: string): TwinAnswer {
  return refuse(404, `${what} with id ${id} not found`);
}

function reasonOf(status: number): string {
  return REASONS[status] ?? 'Error';
}
