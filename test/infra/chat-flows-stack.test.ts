import { describe, expect, test } from '@jest/globals';
import { bots as bundledBots } from '../../functions/run-chat-bot/bots/index.ts';
import { settings } from '../../infra/settings.ts';
import { type FlowContent, type FlowType, validate } from '../../local/flow-language/index.ts';
import { contentOf, flatten, synthKit } from './support/synth-kit.ts';

const { flows, functions, resume } = synthKit();

interface Deployed {
  readonly type: FlowType;
  readonly content: FlowContent;
}

/** The flows of the template by name. */
function deployedFlows(template = flows): ReadonlyMap<string, Deployed> {
  return new Map(
    Object.values(template.findResources('AWS::Connect::ContactFlow')).map((resource) => {
      const content: FlowContent = Object(contentOf({ Properties: { Content: resource.Properties.Content } }));
      return [String(resource.Properties.Name), { type: resource.Properties.Type, content }];
    }),
  );
}

/** The texts that a flow may say. */
const textsOf = (flow: Deployed | undefined) =>
  flow?.content.Actions.flatMap(({ Parameters }) => (Parameters?.Text === undefined ? [] : [Parameters.Text]));

/** The types of a flow's actions from its start, always by the next action. */
function straightThrough(flow: Deployed | undefined): readonly string[] {
  const types: string[] = [];
  const seen = new Set<string>();
  for (let id = flow?.content.StartAction; id !== undefined && !seen.has(id); ) {
    seen.add(id);
    const action = flow?.content.Actions.find(({ Identifier }) => Identifier === id);
    types.push(action?.Type ?? 'nothing');
    id = action?.Transitions?.NextAction;
  }
  return types;
}

describe('the stack of flows', () => {
  test('deploys the flows of a chat, without a bot and with one', () => {
    const types = [...deployedFlows()].map(([name, { type }]) => [name, type]);
    expect(types).toEqual([
      ['Chat queue', 'CUSTOMER_QUEUE'],
      ['Chat disconnect', 'CONTACT_FLOW'],
      ['Chat welcome', 'CONTACT_FLOW'],
      ['Chat welcome with bot', 'CONTACT_FLOW'],
    ]);
  });

  test.each(['Chat welcome', 'Chat resume', 'Chat welcome with bot', 'Chat queue', 'Chat disconnect'])(
    '%s is valid Flow language',
    (name) => {
      const flow = deployedFlows().get(name) ?? deployedFlows(resume).get(name);
      const problems = flow === undefined ? ['not there'] : validate(flow.content, flow.type);
      expect(problems).toEqual([]);
    },
  );

  test('Chat resume has a stack of its own: an instance that refuses it rolls back no other flow', () => {
    expect([...deployedFlows(resume).keys()]).toEqual(['Chat resume']);
    resume.resourceCountIs('AWS::Connect::ContactFlow', Object.keys(resume.toJSON().Resources).length);
    const transfer = deployedFlows(resume)
      .get('Chat resume')
      ?.content.Actions.find(({ Type }) => /Transfer/.test(Type));
    expect(transfer?.Parameters?.ContactFlowId).toBe('arn:aws:known:at:deployment:ChatFlows,ChatWelcomeFlowArn');
  });

  test('Chat welcome sets timers at the start, and again right before the queue', () => {
    expect(straightThrough(deployedFlows().get('Chat welcome'))).toEqual([
      'UpdateFlowLoggingBehavior',
      'UpdateContactEventHooks',
      'UpdateContactEventHooks',
      'MessageParticipant',
      'UpdateContactTargetQueue',
      'CheckHoursOfOperation',
      'InvokeLambdaFunction',
      'MessageParticipant',
      'InvokeLambdaFunction',
      'Compare',
      'InvokeLambdaFunction',
      'TransferContactToQueue',
      'MessageParticipant',
      'DisconnectParticipant',
    ]);
  });

  test('Chat welcome goes by the hours of its queue', () => {
    const actions = deployedFlows().get('Chat welcome')?.content.Actions ?? [];
    const hours = actions.find(({ Type }) => Type === 'CheckHoursOfOperation');
    expect(hours).toMatchObject({
      Parameters: {},
      Transitions: {
        Conditions: [{ NextAction: 'Set chat timers' }, { NextAction: 'We are closed' }],
        Errors: [{ NextAction: 'Set chat timers' }],
      },
    });
  });

  test('Set chat timers is a module, and leaves its status in a contact attribute', () => {
    const modules = Object.values(flows.findResources('AWS::Connect::ContactFlowModule'));
    expect(modules.map(({ Properties }) => Properties.Name)).toEqual(['Set chat timers']);
    const content: FlowContent = Object(contentOf({ Properties: { Content: modules[0]?.Properties.Content } }));
    expect(validate(content, 'MODULE')).toEqual([]);
    expect(content.Actions.map(({ Type, Parameters }) => [Type, Parameters?.Attributes])).toEqual([
      ['InvokeLambdaFunction', undefined],
      ['UpdateContactAttributes', { chatTimersStatus: '$.External.status' }],
      ['UpdateContactAttributes', { chatTimersStatus: 'ERROR' }],
      ['EndFlowModuleExecution', undefined],
    ]);
  });

  test('a chat goes on when its timers cannot be set', () => {
    for (const { content } of deployedFlows().values()) {
      for (const { Parameters, Transitions } of content.Actions) {
        if (!String(Parameters?.LambdaFunctionARN).includes('SetChatTimers')) continue;
        expect(Transitions?.Errors).toEqual([{ ErrorType: 'NoMatchingError', NextAction: Transitions?.NextAction }]);
      }
    }
  });

  test('each hook has a block of its own, and names the flow of this deployment', () => {
    const hooks = deployedFlows()
      .get('Chat welcome')
      ?.content.Actions.flatMap(({ Parameters }) =>
        Parameters?.EventHooks === undefined ? [] : [Parameters.EventHooks],
      );
    expect(hooks).toEqual([
      { CustomerQueue: expect.stringMatching(/^arn:aws:known:at:deployment:ChatQueueIn\w{8},ContactFlowArn$/) },
      {
        CustomerRemaining: expect.stringMatching(/^arn:aws:known:at:deployment:ChatDisconnectIn\w{8},ContactFlowArn$/),
      },
    ]);
  });

  test('Chat disconnect asks after an auto-disconnection alone, or where nobody knows why the agent left', () => {
    const actions = deployedFlows().get('Chat disconnect')?.content.Actions ?? [];
    const named = (name: string) => actions.find(({ Identifier }) => Identifier === name);
    expect(named('Why the agent has left')).toMatchObject({
      Parameters: { LambdaInvocationAttributes: { which: 'previous' } },
      Transitions: { NextAction: 'Was it the time', Errors: [{ NextAction: 'Returned three times' }] },
    });
    expect(named('Was it the time')?.Transitions).toMatchObject({
      NextAction: 'Goodbye',
      Conditions: [{ NextAction: 'Returned three times', Condition: { Operands: ['IDLE_DISCONNECT'] } }],
    });
  });

  describe('with a survey, Chat disconnect', () => {
    const kit = synthKit({ survey: 'agent-ends' });
    const flow = deployedFlows(kit.flows).get('Chat disconnect');
    const named = (name: string) => flow?.content.Actions.find(({ Identifier }) => Identifier === name);

    test('is valid Flow language', () => {
      expect(flow === undefined ? ['not there'] : validate(flow.content, flow.type)).toEqual([]);
    });

    test('asks how the chat was, unless nobody ended it', () => {
      expect(named('Was it the time')?.Transitions).toMatchObject({
        NextAction: 'Ask how it was',
        Conditions: [{ NextAction: 'Returned three times', Condition: { Operands: ['IDLE_DISCONNECT'] } }],
      });
      expect(named('Ask how it was')?.Parameters?.LambdaInvocationAttributes).toEqual({ bot: 'survey' });
    });

    test('adds a bot that is deployed', () => {
      const bots = { Environment: { Variables: { BOTS: 'faq,survey' } } };
      kit.functions.hasResourceProperties('AWS::Lambda::Function', bots);
      expect(Object.keys(bundledBots)).toContain('survey');
    });
  });

  test('without a survey, Chat disconnect knows of none', () => {
    for (const template of [flows, synthKit({ survey: 'none' }).flows]) {
      const content = deployedFlows(template).get('Chat disconnect')?.content;
      expect(content?.Actions).toHaveLength(18);
      expect(JSON.stringify(content)).not.toMatch(/survey|how it was/i);
    }
  });

  test('Chat welcome offers a returning customer to the agent they know, whatever becomes of the look-up', () => {
    const actions = deployedFlows().get('Chat welcome')?.content.Actions ?? [];
    const choose = actions.find(({ Parameters }) => Parameters?.AgentId !== undefined);
    expect(choose).toMatchObject({
      Type: 'UpdateContactTargetQueue',
      Parameters: { AgentId: '$.External.agentId' },
      Transitions: { NextAction: 'Set chat timers again', Errors: [{ NextAction: 'Set chat timers again' }] },
    });
  });

  test('Chat disconnect takes a customer back three times', () => {
    const counted = deployedFlows()
      .get('Chat disconnect')
      ?.content.Actions.filter(({ Type }) => Type === 'UpdateContactAttributes')
      .map(({ Parameters }) => Parameters?.Attributes);
    expect(counted).toEqual([{ chatReturns: '1' }, { chatReturns: '2' }, { chatReturns: '3' }]);
  });

  test('Chat welcome with bot has a way on from each way out of the wait for the bot', () => {
    const actions = deployedFlows().get('Chat welcome with bot')?.content.Actions ?? [];
    const wait = actions.find(({ Identifier }) => Identifier === 'Wait for the bot');
    expect(wait).toMatchObject({
      Parameters: { Events: ['BotParticipantDisconnected'] },
      Transitions: {
        Conditions: [{ NextAction: 'Has the bot handed over' }, { NextAction: 'Remove the bot' }],
        Errors: [
          { ErrorType: 'ParticipantNotFound', NextAction: 'Connecting' },
          { ErrorType: 'NoMatchingError', NextAction: 'Remove the bot' },
        ],
      },
    });
  });

  test('the settings give Chat welcome a bot', () => {
    const named = deployedFlows(synthKit({ bot: 'faq' }).flows).get('Chat welcome');
    const add = named?.content.Actions.find(({ Identifier }) => Identifier === 'Add the bot');
    expect(add?.Parameters?.LambdaInvocationAttributes).toEqual({ bot: 'faq' });
  });

  test('the flows speak the language of the settings', () => {
    const german = deployedFlows(synthKit({ language: 'de' }).flows);
    const { askingLastAgent, queued, stillQueued, nobodyCame } = settings.texts.de ?? settings.texts.en;
    expect(textsOf(german.get('Chat queue'))).toEqual([askingLastAgent, queued, stillQueued, nobodyCame]);
  });

  test('each function that flows may invoke is put into the console’s list', () => {
    flows.hasResourceProperties('AWS::Connect::IntegrationAssociation', {
      InstanceId: { 'Fn::ImportValue': 'ChatSandbox:InstanceArn' },
      IntegrationType: 'LAMBDA_FUNCTION',
    });
    const invoked = Object.values(functions.findResources('AWS::Lambda::Permission')).filter(
      ({ Properties }) => Properties.Principal === 'connect.amazonaws.com',
    );
    flows.resourceCountIs('AWS::Connect::IntegrationAssociation', invoked.length);
  });

  test('… unless the settings say that it is not', () => {
    synthKit({ associateFunctions: false }).flows.resourceCountIs('AWS::Connect::IntegrationAssociation', 0);
  });

  test('a stage has flows of its own', () => {
    expect([...deployedFlows(synthKit({ stage: 'test' }).flows).keys()]).toEqual([
      'Chat queue - test',
      'Chat disconnect - test',
      'Chat welcome - test',
      'Chat welcome with bot - test',
    ]);
  });

  test('the outputs say what to click next', () => {
    expect(JSON.stringify(flows.findOutputs('NextTryAChat'))).toContain('Test chat');
    expect(sayingOf('NextUseItInYourFlow')).toMatch(
      /Routing > Flows > your flow > add an Invoke AWS Lambda .*, choose .*SetChatTimers.*, connect .*, and publish/,
    );
    expect(sayingOf('NextUseItInYourFlow', synthKit({ associateFunctions: false }).flows)).toContain(
      'set its ARN by hand: ',
    );
  });

  const sayingOf = (output: string, template = flows) => flatten(template.findOutputs(output)[output]?.Value);
});
