export function writeReport(_path: string, _parts: unknown): void {}
