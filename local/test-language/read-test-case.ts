import { isObject } from '../flow-language/index.ts';
import { checkCourse, type PlacedObservation } from './check-course.ts';
import { Findings, type Remark } from './findings.ts';
import { objectsAt, type Place, shown } from './members.ts';
import { readObservation } from './read-observation.ts';
import { type EntryPointType, type Observation, TEST_CASE_VERSION } from './test-case.ts';

/** What came of reading a test case. Where `refused` has something in it, publishing would refuse the test case. */
interface ReadTestCase {
  readonly observations: readonly Observation[];
  readonly refused: readonly Remark[];
  readonly warnings: readonly Remark[];
}

/** The most characters that a test case may have (CloudFormation, AWS::Connect::TestCase). */
export const MOST_CHARACTERS = 256_000;

/**
 * Reads the content of a test case, as publishing does, and names everything that is wrong with it at once. Without an
 * entry point it is taken for a chat's.
 */
export function readTestCase(content: unknown, entryPoint?: EntryPointType): ReadTestCase {
  const findings = new Findings();
  const observations = isObject(content) ? readContent({ value: content, path: '' }, entryPoint, findings) : [];
  if (!isObject(content)) findings.refuse('', `a test case is a JSON object, got ${shown(content)}`);
  return { observations, refused: findings.refused, warnings: findings.warnings };
}

function readContent(
  document: Place,
  entryPoint: EntryPointType | undefined,
  findings: Findings,
): readonly Observation[] {
  readVersion(document, findings);
  const { Metadata: metadata, Observations: listed } = document.value;
  if (metadata !== undefined && !isObject(metadata)) {
    findings.refuse('Metadata', `an object is expected, got ${shown(metadata)}`);
  }
  if (listed === undefined) findings.refuse('Observations', 'a list is expected, got nothing');
  const places = objectsAt(document, 'Observations', findings);
  const placed = places.flatMap((place): PlacedObservation[] => {
    const observation = readObservation(place, entryPoint, findings);
    return observation === undefined ? [] : [{ observation, path: place.path }];
  });
  // What could not be read is missed by those that name it.
  if (Array.isArray(listed) && placed.length === listed.length) checkCourse(placed, findings);
  return placed.map(({ observation }) => observation);
}

function readVersion({ value }: Place, findings: Findings): void {
  const { Version: version } = value;
  if (version === TEST_CASE_VERSION) return;
  const old = version === '2025-06-21' ? ', which stood in the first documentation and is refused' : '';
  findings.refuse('Version', `"${TEST_CASE_VERSION}" is expected, got ${shown(version)}${old}`);
}
