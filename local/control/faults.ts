import type { Body } from './body.ts';
import type { ControlContext } from './control-context.ts';

/** `GET /local/faults`: what is set, and how many calls each still strikes. */
export function getFaults({ faults }: ControlContext) {
  return { faults: faults.all };
}

/** `POST /local/faults`: an operation answers an error, or late, at a rate, for a number of calls. */
export function postFault({ faults }: ControlContext, body: Body) {
  faults.set(body);
  return { faults: faults.all };
}

/** `DELETE /local/faults` */
export function deleteFaults({ faults }: ControlContext) {
  faults.clear();
  return { faults: faults.all };
}
