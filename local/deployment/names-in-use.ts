import { getKnown } from '../flow-language/known.ts';
import type { Resource } from './resource.ts';

/**
 * The physical names of resources that the template leaves unnamed: the logical id, which is the name that a person
 * knows. The stack stands before it where another stack has the same resource too (two stages of one app).
 */
export class NamesInUse {
  readonly #names = new Map<Resource, string>();
  readonly #taken = new Set<string>();

  add(resource: Resource): void {
    const withStack = `${resource.stack.name.replaceAll('/', '-')}-${resource.logicalId}`;
    const key = `${resource.type} ${resource.logicalId}`;
    this.#names.set(resource, this.#taken.has(key) ? withStack : resource.logicalId);
    this.#taken.add(key);
  }

  of(resource: Resource): string {
    return getKnown(this.#names, resource);
  }
}
