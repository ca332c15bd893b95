import { DescribeViewCommand } from '@aws-sdk/client-connectparticipant';
import { expect, test } from '@jest/globals';
import { errorOf, startConnectedChat } from './people.ts';
import { FOREIGN_VIEW, serveApi, VIEW } from './serve-api.ts';

test('DescribeView answers the token of a view that was shown, to those who are in the chat', async () => {
  await using api = await serveApi();
  const { connectionToken } = await startConnectedChat(api);
  const view = (ViewToken: string, ConnectionToken = connectionToken) =>
    api.participant.send(new DescribeViewCommand({ ViewToken, ConnectionToken }));
  expect((await view(VIEW.token)).View).toEqual({
    Id: 'form',
    Arn: `${api.instance.instanceArn}/view/form`,
    Name: 'form',
    Version: '$LATEST',
    Content: { Actions: ['Next', 'Back'], InputSchema: '{}', Template: '{}' },
  });
  expect((await view(FOREIGN_VIEW.token)).View).toMatchObject({ Arn: FOREIGN_VIEW.id, Name: 'details' });
  expect(await errorOf(view('made-up'))).toMatchObject({ name: 'ResourceNotFoundException', status: 404 });
  expect(await errorOf(view(VIEW.token, 'made-up'))).toMatchObject({ name: 'AccessDeniedException', status: 403 });
});
