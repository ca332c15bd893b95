import {
  ConnectClient,
  DescribeContactCommand,
  StartChatContactCommand,
  UpdateParticipantAuthenticationCommand,
} from '@aws-sdk/client-connect';
import {
  CancelParticipantAuthenticationCommand,
  ConnectParticipantClient,
  CreateParticipantConnectionCommand,
  GetAuthenticationUrlCommand,
} from '@aws-sdk/client-connectparticipant';
import { describe, expect, test } from '@jest/globals';
import { LocalConnect } from '../../../local/index.ts';
import { END, flowOf } from '../../fixtures/flow-of.ts';
import { errorOf, given } from './people.ts';
import { SocketClient } from './socket-client.ts';

const EVENT = 'application/vnd.amazonaws.connect.event.authentication';
const REDIRECT = 'https://shop.example/signed-in?page=7';

const says = (Identifier: string, Text: string) => ({
  Identifier,
  Type: 'MessageParticipant',
  Parameters: { Text },
  Transitions: { NextAction: 'wait' },
});
const flow = flowOf(
  {
    Identifier: 'sign in',
    Type: 'AuthenticateParticipant',
    Parameters: {
      CognitoConfiguration: {
        UserPoolArn: 'arn:aws:cognito-idp:eu-west-2:111122223333:userpool/p',
        AppClientId: 'app',
      },
      TimeLimitMinutes: '5',
    },
    Transitions: {
      NextAction: 'in',
      Conditions: [{ NextAction: 'opted out', Condition: { Operator: 'Equals', Operands: ['OptedOut'] } }],
      Errors: [
        { NextAction: 'late', ErrorType: 'TimeLimitExceeded' },
        { NextAction: 'failed', ErrorType: 'NoMatchingError' },
      ],
    },
  },
  says('in', "Hello $.SegmentAttributes['connect:CustomerAuthentication']['AssociatedCustomerId']"),
  says('opted out', 'As you like'),
  says('late', 'Too late'),
  says('failed', 'That did not work'),
  {
    Identifier: 'wait',
    Type: 'Wait',
    Parameters: { TimeLimitSeconds: '600' },
    Transitions: {
      NextAction: 'End',
      Conditions: [{ NextAction: 'End', Condition: { Operator: 'Equals', Operands: ['WaitCompleted'] } }],
      Errors: [{ NextAction: 'End', ErrorType: 'NoMatchingError' }],
    },
  },
  END,
);

/** A customer whose client has been told to sign in. */
async function askedToSignIn() {
  const connect = await LocalConnect.start({ flows: [{ name: 'Sign in', type: 'CONTACT_FLOW', content: flow }] });
  const { instanceId, region } = connect.instance;
  const client = {
    endpoint: connect.url,
    region,
    credentials: { accessKeyId: 'l', secretAccessKey: 'l' },
    maxAttempts: 1,
  };
  const [service, participant] = [new ConnectClient(client), new ConnectParticipantClient(client)];
  const { ContactId, ParticipantToken } = await service.send(
    new StartChatContactCommand({
      InstanceId: instanceId,
      ContactFlowId: given(connect.flows[0]?.id),
      ParticipantDetails: { DisplayName: 'Mia' },
    }),
  );
  const { Websocket, ConnectionCredentials } = await participant.send(
    new CreateParticipantConnectionCommand({ ParticipantToken, Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'] }),
  );
  const socket = await SocketClient.subscribe(given(Websocket?.Url));
  const told = (what: string) => socket.next(({ content }) => String(content).includes(what));
  const initiated = JSON.parse(String((await told(`${EVENT}.initiated`)).content));
  const ConnectionToken = given(ConnectionCredentials?.ConnectionToken);
  const SessionId: string = JSON.parse(initiated.Content).SessionId;
  const asked = { SessionId, ConnectionToken };
  const urlFor = (RedirectUri: string) => participant.send(new GetAuthenticationUrlCommand({ ...asked, RedirectUri }));
  return {
    ...{ connect, told, asked, participant, urlFor },
    /** Does what the page does on which the customer signs in, and gives where the browser goes from it. */
    signIn: async (members: Readonly<Record<string, string>>) => {
      const url = new URL(given((await urlFor(REDIRECT)).AuthenticationUrl));
      for (const [name, value] of Object.entries(members)) url.searchParams.set(name, value);
      const response = await fetch(url, { redirect: 'manual' });
      return new URL(response.headers.get('location') ?? '');
    },
    update: (State: string, result: { readonly Code?: string; readonly Error?: string }) =>
      service.send(new UpdateParticipantAuthenticationCommand({ InstanceId: instanceId, State, ...result })),
    segment: async () => {
      const command = new DescribeContactCommand({ InstanceId: instanceId, ContactId });
      const { Contact } = await service.send(command);
      return Contact?.SegmentAttributes?.['connect:CustomerAuthentication']?.ValueMap;
    },
    [Symbol.asyncDispose]: async () => {
      service.destroy();
      participant.destroy();
      await connect.close();
    },
  };
}

describe('AuthenticateParticipant: a customer who is asked to sign in', () => {
  test('gets a URL (GetAuthenticationUrl), comes back with a code, and is known (UpdateParticipantAuthentication)', async () => {
    await using chat = await askedToSignIn();
    const url = given((await chat.urlFor(REDIRECT)).AuthenticationUrl);
    const page = await (await fetch(url)).text();
    expect(page).toContain('<form>');
    expect(page).toContain('value="https://shop.example/signed-in?page=7"');
    const back = await chat.signIn({ user: 'customer-7' });
    expect(back.href).toMatch(/^https:\/\/shop\.example\/signed-in\?page=7&code=.+&state=.+/);
    const State = given(back.searchParams.get('state') ?? undefined);
    expect(new URL(url).searchParams.get('state')).toBe(State);
    await chat.update(State, { Code: given(back.searchParams.get('code') ?? undefined) });
    await chat.told(`${EVENT}.succeeded`);
    await chat.told('Hello customer-7');
    expect(await chat.segment()).toMatchObject({
      Status: { ValueString: 'AUTHENTICATED' },
      ClientId: { ValueString: 'app' },
      AssociatedCustomerId: { ValueString: 'customer-7' },
    });
    // It is over.
    expect(await errorOf(chat.update(State, { Code: 'again' }))).toMatchObject({ name: 'ConflictException' });
    expect((await fetch(url)).status).toBe(400);
  });

  test.each([
    ['refuses', { refused: 'true' }, (back: URL) => ({ Error: back.searchParams.get('error') ?? '' })],
    ['comes with a made-up code', { user: 'Eve' }, () => ({ Code: 'made-up' })],
  ])('and %s takes the error branch', async (_, members, result) => {
    await using chat = await askedToSignIn();
    const back = await chat.signIn(members);
    await chat.update(back.searchParams.get('state') ?? '', result(back));
    await chat.told(`${EVENT}.failed`);
    await chat.told('That did not work');
    expect(await chat.segment()).toMatchObject({ Status: { ValueString: 'FAILED' } });
  });

  test('and does not want to opts out (CancelParticipantAuthentication)', async () => {
    await using chat = await askedToSignIn();
    await chat.participant.send(new CancelParticipantAuthenticationCommand(chat.asked));
    await chat.told(`${EVENT}.cancelled`);
    await chat.told('As you like');
    const again = chat.participant.send(new CancelParticipantAuthenticationCommand(chat.asked));
    expect(await errorOf(again)).toMatchObject({ name: 'ValidationException' });
  });

  test('and does nothing is late, and gets a URL within a minute alone', async () => {
    await using chat = await askedToSignIn();
    await chat.connect.clock.advance({ seconds: 61 });
    expect(await errorOf(chat.urlFor(REDIRECT))).toMatchObject({ name: 'ValidationException' });
    await chat.connect.clock.advance({ minutes: 4 });
    await chat.told(`${EVENT}.timeout`);
    await chat.told('Too late');
    expect(await chat.segment()).toMatchObject({ Status: { ValueString: 'TIMEOUT' } });
  });

  test('is sent nowhere but where the URL was asked for', async () => {
    await using chat = await askedToSignIn();
    const url = new URL(given((await chat.urlFor(REDIRECT)).AuthenticationUrl));
    url.searchParams.set('redirect_uri', 'https://evil.example/');
    url.searchParams.set('user', 'Mia');
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(400);
    for (const wrong of ['javascript:alert(1)', 'shop']) {
      expect(await errorOf(chat.urlFor(wrong))).toMatchObject({ name: 'ValidationException' });
    }
  });
});
