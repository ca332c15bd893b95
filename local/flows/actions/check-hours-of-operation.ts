import type { HoursOfOperation } from '../../instance.ts';
import { workingQueue } from '../contact-data.ts';
import { notHere } from '../not-here.ts';
import { isOpen } from '../opening-hours.ts';
import { parameter } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import type { RunContext } from '../run-context.ts';
import { type ActionRunner, failed, result } from '../step.ts';

/**
 * Looks at the hours it names, else at those of the working queue, on the chat clock. Hours of this instance that no
 * stack made, and a queue without hours, never close (assumed).
 */
export const checkHoursOfOperation: ActionRunner = (action, context) => {
  const given = parameter(action, 'HoursOfOperationId');
  const idOrArn = given === undefined ? workingQueue(context)?.hoursOfOperationArn : resolveValue(given, context);
  if (idOrArn === undefined) return given === undefined ? result('True') : failed('HoursOfOperationId is unset');
  const hours = namedHours(idOrArn, context);
  if (hours !== undefined) return result(isOpen(hours, context.clock.nowMs) ? 'True' : 'False');
  if (idOrArn.startsWith(`${context.instance.instanceArn}/operating-hours/`)) return result('True');
  return failed(notHere('hours', given, idOrArn));
};

function namedHours(idOrArn: string, { instance }: RunContext): HoursOfOperation | undefined {
  return instance.hours?.find(({ id, arn }) => id === idOrArn || arn === idOrArn);
}
