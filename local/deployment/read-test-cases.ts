import { parseJson, textIn } from '../json.ts';
import { readTestCase, tellRemark } from '../test-language/index.ts';
import type { App } from './app.ts';
import type { DeployedTestCase } from './deployment.ts';
import type { Reading } from './read-functions.ts';
import { readTags } from './read-tags.ts';
import type { Resource } from './resource.ts';

/** The test cases that the app makes. What is published is such as publishing takes; what is saved may be anything. */
export function* readTestCases(app: App): Generator<Reading<DeployedTestCase>> {
  for (const resource of app.resources('AWS::Connect::TestCase')) {
    const status = resource.optionalText('Status') === 'SAVED' ? 'SAVED' : 'PUBLISHED';
    const content = resource.text('Content');
    const hasEntryPoint = resource.property('EntryPoint') !== undefined;
    const entryPoint = hasEntryPoint ? resource.object('EntryPoint') : undefined;
    if (status === 'PUBLISHED') checkContent(resource, content, textIn(entryPoint, 'Type'));
    yield {
      resource,
      deployed: {
        id: app.values.id(resource),
        arn: app.values.arn(resource),
        name: resource.text('Name'),
        description: resource.optionalText('Description'),
        content,
        entryPoint,
        initializationData: resource.optionalText('InitializationData'),
        tags: readTags(resource),
        status,
      },
    };
  }
}

function checkContent(resource: Resource, text: string, entryPointType: string | undefined): void {
  const { refused } = readTestCase(parseJson(text), entryPointType === 'VOICE_CALL' ? entryPointType : 'CHAT');
  if (refused.length === 0) return;
  const list = refused.map((remark) => `- ${tellRemark(remark)}`).join('\n');
  throw resource.problem(`Amazon Connect would refuse the test case "${resource.text('Name')}":\n${list}`);
}
