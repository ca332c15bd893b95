import type { Chance, ChatClock } from '../engine/index.ts';
import { cutText, firstProblems, quoteName } from '../error-texts.ts';
import type { Instance } from '../instance.ts';
import { parseJson } from '../json.ts';
import { isDeeperThan, MOST_JSON_LEVELS } from '../json-depth.ts';
import { MOST_CHARACTERS, type Remark, readTestCase, tellRemark } from '../test-language/index.ts';
import { ServiceError } from './errors.ts';

/** By what a test enters the contact centre, as requests and answers write it. */
export interface EntryPoint {
  readonly Type?: 'CHAT' | 'VOICE_CALL';
  readonly ChatEntryPointParameters?: { readonly FlowId?: string };
  readonly VoiceCallEntryPointParameters?: Readonly<Record<string, string>>;
}

/** What there is of a test case once as saved and once as published. */
export interface TestCaseVersion {
  readonly content: string;
  readonly entryPoint: EntryPoint | undefined;
  readonly initializationData: string | undefined;
}

export interface CatalogTestCase {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly tags: Readonly<Record<string, string>> | undefined;
  readonly published: TestCaseVersion | undefined;
  /** What was saved and not published since. */
  readonly saved: TestCaseVersion | undefined;
  readonly lastModifiedAtMs: number;
}

/** What a request says of a test case. */
export interface TestCaseChange {
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly content: string | undefined;
  readonly entryPoint: EntryPoint | undefined;
  readonly initializationData: string | undefined;
  readonly status: 'PUBLISHED' | 'SAVED';
}

type Parts = { readonly instance: Instance; readonly chance: Chance; readonly clock: ChatClock };

/** The model's limits on what the error lists. */
const MOST_PROBLEMS = 50;
const MOST_PROBLEM_CHARACTERS = 256;
const MOST_MESSAGE_CHARACTERS = 2000;
/** CloudFormation, AWS::Connect::TestCase. */
const MOST_NAME_CHARACTERS = 127;
const MOST_DESCRIPTION_CHARACTERS = 500;

/** The test cases of the instance. What is only saved is not checked, and cannot be run (API reference). */
export class TestCaseCatalog {
  readonly #parts: Parts;
  readonly #byId = new Map<string, CatalogTestCase>();

  constructor(parts: Parts, deployed: readonly Omit<CatalogTestCase, 'lastModifiedAtMs'>[]) {
    this.#parts = parts;
    for (const one of deployed) this.#byId.set(one.id, { ...one, lastModifiedAtMs: parts.clock.nowMs });
  }

  /** By name. */
  get all(): readonly CatalogTestCase[] {
    return [...this.#byId.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
  }

  /** A test case by its id or ARN. */
  find(idOrArn: string): CatalogTestCase {
    const found = this.#byId.get(idOrArn.slice(idOrArn.lastIndexOf('/') + 1));
    if (found !== undefined) return found;
    throw new ServiceError('ResourceNotFoundException', 'There is no test case with this TestCaseId.');
  }

  create(change: TestCaseChange & { readonly name: string; readonly content: string }, tags: CatalogTestCase['tags']) {
    const id = this.#parts.chance.uuid();
    const arn = `${this.#parts.instance.instanceArn}/test-case/${id}`;
    const none = { description: undefined, published: undefined, saved: undefined };
    return this.#keep({ ...none, id, arn, name: change.name, tags, lastModifiedAtMs: 0 }, change);
  }

  /** What the change leaves out stays as it was. */
  update(idOrArn: string, change: TestCaseChange): void {
    this.#keep(this.find(idOrArn), change);
  }

  delete(idOrArn: string): void {
    this.#byId.delete(this.find(idOrArn).id);
  }

  #keep(known: CatalogTestCase, change: TestCaseChange): CatalogTestCase {
    const { name = known.name, description = known.description, status } = change;
    checkTexts(name, description, change.initializationData);
    if (this.all.some((other) => other.name === name && other.id !== known.id)) {
      throw new ServiceError('DuplicateResourceException', `There is a test case ${quoteName(name)} already.`);
    }
    const before = known.saved ?? known.published ?? NO_VERSION;
    const version: TestCaseVersion = {
      content: change.content ?? before.content,
      entryPoint: change.entryPoint ?? before.entryPoint,
      initializationData: change.initializationData ?? before.initializationData,
    };
    if (status === 'PUBLISHED') checkContent(version);
    const versions =
      status === 'PUBLISHED'
        ? { published: version, saved: undefined }
        : { published: known.published, saved: version };
    const kept = { ...known, name, description, ...versions, lastModifiedAtMs: this.#parts.clock.nowMs };
    this.#byId.set(kept.id, kept);
    return kept;
  }
}

const NO_VERSION: TestCaseVersion = { content: '', entryPoint: undefined, initializationData: undefined };

function checkTexts(name: string, description = '', initializationData = ''): void {
  if (name.trim() === '' || [...name].length > MOST_NAME_CHARACTERS) {
    throw new ServiceError(
      'InvalidParameterException',
      `Name must have 1 to ${MOST_NAME_CHARACTERS} characters, one of them not blank.`,
    );
  }
  if ([...description].length > MOST_DESCRIPTION_CHARACTERS) {
    throw new ServiceError(
      'InvalidParameterException',
      `Description must have ${MOST_DESCRIPTION_CHARACTERS} characters at most.`,
    );
  }
  if (initializationData.length > MOST_CHARACTERS) {
    throw new ServiceError(
      'InvalidParameterException',
      `InitializationData must have ${MOST_CHARACTERS} characters at most.`,
    );
  }
}

function checkContent({ content, entryPoint }: TestCaseVersion): void {
  const refused = problemsOf(content, entryPoint?.Type ?? 'CHAT');
  if (refused.length === 0) return;
  const problems = refused.slice(0, MOST_PROBLEMS).map((remark) => {
    const message = cutText(tellRemark(remark), MOST_PROBLEM_CHARACTERS);
    return { message };
  });
  // The model has them as Problems; over the wire they came as problemDetails (seen). A message is what clients show.
  const Message = cutText(
    `Invalid test case: ${firstProblems(refused.map(tellRemark)).join('; ')}`,
    MOST_MESSAGE_CHARACTERS,
  );
  const members = { Message, Problems: problems, problemDetails: problems };
  throw new ServiceError('InvalidTestCaseException', 'The test case is invalid.', members);
}

function problemsOf(content: string, entryPoint: 'CHAT' | 'VOICE_CALL'): readonly Remark[] {
  if (content.length > MOST_CHARACTERS) {
    return [{ path: 'Content', message: `it has ${content.length} characters, ${MOST_CHARACTERS} at most` }];
  }
  const parsed = parseJson(content);
  if (parsed === undefined) return [{ path: 'Content', message: 'the text is not JSON' }];
  if (isDeeperThan(parsed, MOST_JSON_LEVELS)) {
    return [{ path: 'Content', message: `it is nested more than ${MOST_JSON_LEVELS} levels deep` }];
  }
  return readTestCase(parsed, entryPoint).refused;
}
