import { isObject, textIn } from '../json.ts';
import type { App } from './app.ts';
import type { DeployedTable } from './deployment.ts';
import type { Reading } from './read-functions.ts';
import type { Resource } from './resource.ts';

export function* readTables(app: App): Generator<Reading<DeployedTable>> {
  for (const resource of app.resources('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable')) {
    const timeToLive = resource.property('TimeToLiveSpecification');
    const expires = isObject(timeToLive) && String(timeToLive.Enabled) === 'true';
    yield {
      resource,
      deployed: {
        logicalId: resource.logicalId,
        name: app.values.name(resource),
        arn: app.values.arn(resource),
        keySchema: resource.list('KeySchema').map((key) => {
          const keyType = textIn(key, 'KeyType');
          if (keyType !== 'HASH' && keyType !== 'RANGE') throw resource.problem('KeyType must be HASH or RANGE.');
          return { AttributeName: attributeName(resource, key), KeyType: keyType };
        }),
        attributeDefinitions: resource.list('AttributeDefinitions').map((definition) => {
          const type = textIn(definition, 'AttributeType');
          if (type !== 'S' && type !== 'N' && type !== 'B') throw resource.problem('AttributeType must be S, N or B.');
          return { AttributeName: attributeName(resource, definition), AttributeType: type };
        }),
        timeToLiveAttribute: expires ? textIn(timeToLive, 'AttributeName') : undefined,
      },
    };
  }
}

function attributeName(resource: Resource, written: unknown): string {
  const name = textIn(written, 'AttributeName');
  if (name === undefined) throw resource.problem('AttributeName is missing.');
  return name;
}
