import { type Body, onlyMembers, optionalText, requiredText } from './body.ts';
import type { ControlContext } from './control-context.ts';
import { badRequest } from './control-error.ts';

const MOST_CONTACTS = 1_000_000;

/**
 * `POST /local/queues` with `{ name, id?, arn?, maxContacts? }`: adds a queue, or changes the one with that ARN or id,
 * or of that name.
 */
export function postQueue({ instance }: ControlContext, body: Body) {
  onlyMembers(body, ['name', 'id', 'arn', 'maxContacts']);
  const name = requiredText(body, 'name');
  const [id, arn] = [optionalText(body, 'id'), optionalText(body, 'arn')];
  const { maxContacts } = body;
  if (maxContacts !== undefined && !isRoom(maxContacts)) {
    throw badRequest(`"maxContacts" must be a whole number from 1 to ${MOST_CONTACTS}.`);
  }
  const queue = instance.addQueue({
    name,
    ...(id === undefined ? {} : { id }),
    ...(arn === undefined ? {} : { arn }),
    ...(maxContacts === undefined ? {} : { maxContacts }),
  });
  return { name: queue.name, id: queue.id, arn: queue.arn, ...(maxContacts === undefined ? {} : { maxContacts }) };
}

function isRoom(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_CONTACTS;
}
