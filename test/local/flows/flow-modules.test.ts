import { describe, expect, test } from '@jest/globals';
import { action, hangUp, RunningChat, SALES, say } from './running-chat.ts';

const DONE = say('done', 'done', 'end');
const FAILED = say('failed', 'failed', 'end');
const TAIL = [DONE, FAILED, hangUp];
const ERROR = { errors: { NoMatchingError: 'failed' } };

describe('InvokeFlowModule', () => {
  const leave = action('leave', 'EndFlowModuleExecution', {});
  const call = (FlowModuleId: string) => action('call', 'InvokeFlowModule', { FlowModuleId }, 'done', ERROR);

  test('runs the module and goes on after it; an alias may follow the id', async () => {
    const running = new RunningChat();
    const module = running.flow('Module', 'MODULE', say('m', 'in the module', 'leave'), leave);
    const chat = await running.start([call(`${module}:live`), ...TAIL]);
    expect(running.said(chat)).toEqual(['in the module', 'done']);
  });

  test('EndFlowModuleExecution goes back to the flow that called, and outside a module the flow fails', async () => {
    const running = new RunningChat();
    const module = running.flow('Module', 'MODULE', leave);
    expect(running.said(await running.start([call(module), ...TAIL]))).toEqual(['done']);
    await running.start([leave, hangUp]);
    expect(running.failures()).toEqual(['EndFlowModuleExecution stands outside a module.']);
  });

  test('an unknown module, or a flow that is none, takes NoMatchingError', async () => {
    const running = new RunningChat();
    const flow = running.flow('Flow', 'CONTACT_FLOW', hangUp);
    expect(running.said(await running.start([call(flow), ...TAIL]))).toEqual(['failed']);
  });

  test('a module that fails takes the error branch of its caller', async () => {
    const running = new RunningChat();
    const module = running.flow('Module', 'MODULE', action('m', 'CreateTask', {}), leave);
    expect(running.said(await running.start([call(module), ...TAIL]))).toEqual(['failed']);
    expect(running.failures()).toEqual(['Block "m": CreateTask is not emulated, and it has no error branch.']);
  });

  test('a block that the caller’s flow type lacks takes its error branch', async () => {
    const running = new RunningChat();
    const module = running.flow(
      'Module',
      'MODULE',
      action('m', 'DequeueContactAndTransferToQueue', { QueueId: SALES.id }),
      leave,
    );
    expect(running.said(await running.start([call(module), ...TAIL]))).toEqual(['failed']);
  });

  test('in a module, a block that is not emulated takes its error branch', async () => {
    const running = new RunningChat();
    const module = running.flow(
      'Module',
      'MODULE',
      action('m', 'CreateTask', {}, 'leave', { errors: { NoMatchingError: 'tell' } }),
      say('tell', 'no task', 'leave'),
      leave,
    );
    expect(running.said(await running.start([call(module), ...TAIL]))).toEqual(['no task', 'done']);
  });

  test('a block of a type that does not exist breaks the module down', async () => {
    const running = new RunningChat();
    const module = running.flow('Module', 'MODULE', action('m', 'SendFax', {}, 'leave'), leave);
    expect(running.said(await running.start([call(module), ...TAIL]))).toEqual(['failed']);
    expect(running.failures()).toEqual(['Block "m": the action type SendFax is not emulated.']);
  });

  test('takes NoMatchingError where no module is named', async () => {
    const running = new RunningChat();
    await running.start([action('call', 'InvokeFlowModule', {}, 'done', ERROR), ...TAIL]);
    expect(running.reasons()).toEqual(['the module is unset']);
  });

  test('a module that calls itself ends after five levels', async () => {
    const running = new RunningChat();
    const module = running.flow('Module', 'MODULE', leave);
    const again = action('again', 'InvokeFlowModule', { FlowModuleId: module }, 'leave', {
      errors: { NoMatchingError: 'deep' },
    });
    running.flow('Module', 'MODULE', again, say('deep', 'deep enough', 'leave'), leave);
    expect(running.said(await running.start([call(module), ...TAIL]))).toEqual(['deep enough', 'done']);
    expect(running.ofType('FLOW_STARTED')).toHaveLength(6);
  });
});
