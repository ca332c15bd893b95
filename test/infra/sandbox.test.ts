import { describe, expect, test } from '@jest/globals';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Sandbox } from '../../infra/constructs/sandbox.ts';
import { settings } from '../../infra/settings.ts';
import { synthKit } from './support/synth-kit.ts';
import { temporaryApp } from './support/temporary.ts';

describe('the sandbox', () => {
  test('has an alias that differs by account and Region, and is at most 45 characters long', () => {
    const stage = 's'.repeat(20);
    const stack = new Stack(temporaryApp(), 'Tried');
    new Sandbox(stack, 'Sandbox', { stage });
    const [instance] = Object.values(Template.fromStack(stack).findResources('AWS::Connect::Instance'));
    const [separator, parts] = instance?.Properties.InstanceAlias['Fn::Join'] ?? [];
    const id = { 'Fn::Split': ['-', { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] }] };
    expect(parts).toEqual([`chat-kit-${stage}-`, { 'Fn::Select': [0, id] }, { 'Fn::Select': [1, id] }]);
    // A stack's id ends in a UUID: its first two parts are 8 and 4 characters long.
    expect([parts[0], '8'.repeat(8), '4'.repeat(4)].join(separator).length).toBeLessThanOrEqual(45);
  });

  test('says how to get in, since its agent has no part in the admin website', () => {
    expect(settings.instance).toEqual({ kind: 'sandbox' });
    const [[, next] = []] = Object.entries(synthKit().flows.findOutputs('NextTryAChat'));
    const said = JSON.stringify(next?.Value);
    expect(said).toContain('Open the AWS console > Amazon Connect > the instance with the access URL ');
    expect(said).toContain('{"Fn::ImportValue":"ChatSandbox:ConsoleUrl"}');
    expect(said).toContain(' > Log in for emergency access, then Dashboard > Test chat');
  });

  test('is open around the clock, so that a chat can be tried at night', () => {
    const stack = new Stack(temporaryApp(), 'Tried');
    new Sandbox(stack, 'Sandbox', { stage: 'default' });
    const [hours] = Object.values(Template.fromStack(stack).findResources('AWS::Connect::HoursOfOperation'));
    const [opens, closes] = [
      { Hours: 0, Minutes: 0 },
      { Hours: 23, Minutes: 59 },
    ];
    const config: readonly { Day: string; StartTime: unknown; EndTime: unknown }[] = hours?.Properties.Config;
    expect(new Set(config.map(({ Day }) => Day)).size).toBe(7);
    for (const { StartTime, EndTime } of config) expect([StartTime, EndTime]).toEqual([opens, closes]);
  });

  test('leaves nothing behind that it made: its transcripts go with it', () => {
    const stack = new Stack(temporaryApp(), 'Tried');
    new Sandbox(stack, 'Sandbox', { stage: 'default' });
    const template = Template.fromStack(stack);
    template.hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
    template.resourceCountIs('Custom::S3AutoDeleteObjects', 1);
    const { functions, flows, api } = synthKit();
    const policies = [template, functions, flows, api].flatMap((each) =>
      Object.values<{ DeletionPolicy?: string }>(each.toJSON().Resources).map(({ DeletionPolicy }) => DeletionPolicy),
    );
    expect(policies.filter((policy) => policy !== undefined && policy !== 'Delete')).toEqual([]);
  });
});
