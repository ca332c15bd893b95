import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isObject, type JsonObject, objectIn, textIn } from '../json.ts';
import { DeploymentProblem } from './deployment-problem.ts';
import { tellTemplate, templateAt } from './plain-template.ts';

/** A stack as `cdk synth` wrote it. */
export interface SynthesizedStack {
  readonly name: string;
  /** `undefined` where the stack is environment-agnostic. */
  readonly region: string | undefined;
  readonly accountId: string | undefined;
  readonly template: JsonObject;
  /** From an asset's object key in the bucket to the file or folder that is uploaded there. */
  readonly assets: ReadonlyMap<string, string>;
}

/**
 * The stacks of a cloud assembly, each after the ones that it depends on, those of its stages included
 * (cloud assembly schema: manifest.json names templates and asset manifests).
 */
export function readCloudAssembly(assemblyDir: string): readonly SynthesizedStack[] {
  const artifacts = objectIn(readManifest(assemblyDir), 'artifacts');
  const stacks: SynthesizedStack[] = [];
  const visited = new Set<string>();
  const visit = (id: string): void => {
    const artifact = artifacts[id];
    if (visited.has(id) || !isObject(artifact)) return;
    visited.add(id);
    const dependencies = Array.isArray(artifact.dependencies) ? artifact.dependencies : [];
    for (const dependency of dependencies) visit(String(dependency));
    const directoryName = textIn(artifact.properties, 'directoryName');
    if (artifact.type === 'aws:cloudformation:stack') stacks.push(readStack(assemblyDir, id, artifact, artifacts));
    if (artifact.type === 'cdk:cloud-assembly' && directoryName !== undefined) {
      stacks.push(...readCloudAssembly(join(assemblyDir, directoryName)));
    }
  };
  for (const id of Object.keys(artifacts)) visit(id);
  return stacks;
}

/** Reads a JSON file of the assembly. */
export function readJson(file: string): JsonObject {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new DeploymentProblem(
      NOWHERE,
      `${file} cannot be read as JSON (${String(error)}). Synthesize the app again.`,
    );
  }
  if (!isObject(content))
    throw new DeploymentProblem(NOWHERE, `${file} is not a JSON object. Synthesize the app again.`);
  return content;
}

function readManifest(assemblyDir: string): JsonObject {
  const file = join(assemblyDir, 'manifest.json');
  if (!existsSync(file)) {
    const template = templateAt(assemblyDir);
    if (template !== undefined) throw new DeploymentProblem(NOWHERE, tellTemplate(template));
    throw new DeploymentProblem(
      NOWHERE,
      `${resolve(assemblyDir)} is not a cloud assembly: it has no manifest.json. ` +
        'Expected the folder that `cdk synth` writes.',
    );
  }
  return readJson(file);
}

function readStack(dir: string, id: string, artifact: JsonObject, artifacts: JsonObject): SynthesizedStack {
  const name = textIn(artifact.properties, 'stackName') ?? id;
  const templateFile = textIn(artifact.properties, 'templateFile');
  if (templateFile === undefined) throw new DeploymentProblem(NOWHERE, `The manifest names no template for ${id}.`);
  // aws://account/region
  const [, , accountId, region] = (textIn(artifact, 'environment') ?? '').split('/');
  return {
    name,
    region: region === 'unknown-region' || region === '' ? undefined : region,
    accountId: accountId === 'unknown-account' || accountId === '' ? undefined : accountId,
    template: readJson(join(dir, templateFile)),
    assets: readAssets(dir, artifact, artifacts),
  };
}

function readAssets(dir: string, artifact: JsonObject, artifacts: JsonObject): ReadonlyMap<string, string> {
  const assets = new Map<string, string>();
  const dependencies = Array.isArray(artifact.dependencies) ? artifact.dependencies : [];
  for (const dependency of dependencies) {
    const manifest = artifacts[String(dependency)];
    const file = textIn(objectIn(manifest, 'properties'), 'file');
    if (textIn(manifest, 'type') !== 'cdk:asset-manifest' || file === undefined) continue;
    for (const asset of Object.values(objectIn(readJson(join(dir, file)), 'files'))) {
      const path = textIn(objectIn(asset, 'source'), 'path');
      for (const destination of Object.values(objectIn(asset, 'destinations'))) {
        const key = textIn(destination, 'objectKey');
        if (key !== undefined && path !== undefined) assets.set(key, resolve(dir, path));
      }
    }
  }
  return assets;
}

const NOWHERE = { stackName: '', logicalId: '' };
