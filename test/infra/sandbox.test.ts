import { describe, expect, test } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Sandbox } from '../../infra/constructs/sandbox.ts';

describe('the sandbox', () => {
  test('is open around the clock, so that a chat can be tried at night', () => {
    const stack = new Stack(new App({ analyticsReporting: false }), 'Tried');
    new Sandbox(stack, 'Sandbox', { stage: 'default' });
    const [hours] = Object.values(Template.fromStack(stack).findResources('AWS::Connect::HoursOfOperation'));
    const midnight = { Hours: 0, Minutes: 0 };
    const config: readonly { Day: string; StartTime: unknown; EndTime: unknown }[] = hours?.Properties.Config;
    expect(new Set(config.map(({ Day }) => Day)).size).toBe(7);
    for (const { StartTime, EndTime } of config) expect([StartTime, EndTime]).toEqual([midnight, midnight]);
  });
});
