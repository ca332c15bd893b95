import { holderOf, requireConnected } from '../caller.ts';
import { ServiceError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { UNLISTED_RATE } from '../rate.ts';

interface Input {
  readonly ViewToken: string;
  readonly ConnectionToken: string;
}

/**
 * Answers the token that ShowView sent with its view. A view itself is not here: its actions are those that the flow
 * branches on, and its template and schema are empty (assumed).
 */
export const describeView: Operation<Input> = {
  quota: UNLISTED_RATE,
  coverage: { note: 'the view’s actions are the flow’s branches; its template and schema are empty' },
  run(context, { ConnectionToken, ViewToken }) {
    const caller = holderOf(context, ConnectionToken);
    requireConnected(caller);
    const view = context.shownView(caller.chat, ViewToken);
    if (view === undefined) {
      throw new ServiceError('ResourceNotFoundException', 'There is no view with this token in this chat.');
    }
    const { id, version, actions } = view;
    return {
      View: {
        Id: id,
        Arn: id.startsWith('arn:') ? id : `${context.instance.instanceArn}/view/${id}`,
        Name: id.slice(id.lastIndexOf('/') + 1),
        Version: version,
        Content: { InputSchema: EMPTY, Template: EMPTY, Actions: actions },
      },
    };
  },
};

const EMPTY = '{}';
