/** What this browser tab keeps under a name, as it is after the page was loaded again too. */
export function listInTab<Item>(name: string): readonly Item[] {
  try {
    const items: readonly Item[] = JSON.parse(sessionStorage.getItem(name) ?? '[]');
    return items;
  } catch {
    return [];
  }
}
