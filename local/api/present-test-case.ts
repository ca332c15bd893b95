import type { Instance } from '../instance.ts';
import { contentSha256 } from './content-sha256.ts';
import { epochSeconds } from './epoch-seconds.ts';
import { present } from './present.ts';
import type { CatalogTestCase } from './test-case-catalog.ts';

/** A test case as answers show it, in the version of that status. Default: what is published, or else what is saved. */
export function presentTestCase(
  { id, arn, name, description, tags, published, saved, lastModifiedAtMs }: CatalogTestCase,
  { region }: Instance,
  status: 'PUBLISHED' | 'SAVED' = published === undefined ? 'SAVED' : 'PUBLISHED',
) {
  const version = status === 'PUBLISHED' ? published : (saved ?? published);
  if (version === undefined) return undefined;
  const { content, entryPoint, initializationData } = version;
  return present({
    Arn: arn,
    Id: id,
    Name: name,
    Description: description,
    Content: content,
    EntryPoint: entryPoint,
    InitializationData: initializationData,
    Status: version === published ? 'PUBLISHED' : 'SAVED',
    Tags: tags,
    TestCaseSha256: contentSha256(content),
    LastModifiedTime: epochSeconds(lastModifiedAtMs),
    LastModifiedRegion: region,
  });
}
