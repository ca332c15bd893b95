/** What stands behind the last slash of an ARN or URL. */
export function lastPart(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1);
}
